// Shows what belongs to passkeys where a browser can use them, and says so in words when it fails.
(() => {
  "use strict";

  // A passkey belongs to a name: a browser makes none for a bare number.
  const hasName = !/^[\d.:[\]]+$/.test(location.hostname);
  const can = Boolean(window.PublicKeyCredential) && window.isSecureContext && hasName;

  const show = (selector) => document.querySelectorAll(selector).forEach((element) => { element.hidden = false; });

  document.addEventListener("DOMContentLoaded", () => show(can ? "[data-passkey]" : "[data-no-passkey]"));
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    show("[data-passkey-error]");
  });
})();
