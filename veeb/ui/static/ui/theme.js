// The reader's own choice of look, applied before the first paint; kept in this browser only.
try {
  const theme = localStorage.getItem("vaade");
  if (theme) document.documentElement.dataset.theme = theme;
} catch { /* storage is switched off: the device decides */ }
