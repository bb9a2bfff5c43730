// A larger map that one can move, in the place of the picture: fetched only when somebody asks for it.
// The list beside it stays, and so does the picture for everybody without a script.
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

const fetched = {};
function once(tag, attributes) {
  return (fetched[attributes.src ?? attributes.href] ??= new Promise((done, failed) => {
    const element = Object.assign(document.createElement(tag), attributes, { onload: done, onerror: failed });
    document.head.append(element);
  }));
}

// Leaflet takes markup; what the operator wrote is text.
const asText = (words) => Object.assign(document.createElement("i"), { textContent: words }).innerHTML;

// Links of the list by where they stand: those of one spot share a marker.
function spots(figure) {
  const found = new Map();
  for (const link of figure.querySelectorAll("a[data-lat]")) {
    const key = `${link.dataset.lat},${link.dataset.lon}`;
    found.set(key, [...(found.get(key) ?? []), link]);
  }
  return [...found].map(([key, links]) => ({ at: key.split(",").map(Number), links }));
}

function addMarker(map, { at, links }) {
  const names = links.map((link) => link.textContent).join(", ");
  const icon = L.divIcon({ className: "near-pin", html: links.length > 1 ? String(links.length) : "", iconSize: [28, 28] });
  const marker = L.marker(at, { icon, title: names }).addTo(map);
  marker.getElement().setAttribute("aria-label", names);
  const list = document.createElement("ul");
  for (const link of links) {
    const line = document.createElement("li");
    line.append(Object.assign(document.createElement("a"), { href: link.href, textContent: link.textContent }));
    list.append(line);
  }
  marker.bindPopup(list, { minWidth: 200 });
}

async function draw(figure, box, words) {
  const [outline] = await Promise.all([
    fetch(words.outline).then((answer) => answer.json()),
    once("link", { rel: "stylesheet", href: words.css }),
    once("script", { src: words.leaflet }),
  ]);
  const places = spots(figure);
  const map = L.map(box, {
    zoomControl: false, scrollWheelZoom: false,
    zoomAnimation: !calm, fadeAnimation: !calm, markerZoomAnimation: !calm, inertia: !calm,
  });
  map.attributionControl.setPrefix(false);
  map.fitBounds(places.map((place) => place.at), { padding: [40, 40], maxZoom: words.tiles ? 13 : 10, animate: false });
  L.control.zoom({ zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map);
  if (words.tiles) L.tileLayer(words.tiles, { attribution: asText(words.attribution), maxZoom: 18 }).addTo(map);
  else L.geoJSON(outline, { interactive: false, style: { className: "near-land" }, attribution: words.rough }).addTo(map);
  for (const place of places) addMarker(map, place);
  return map;
}

for (const button of document.querySelectorAll("[data-near-map]")) {
  const figure = button.closest("figure");
  const picture = figure.querySelector("svg");
  const { open, close, failed } = button.dataset;
  let box;
  const put = (element) => {
    box?.map?.remove();
    box?.remove();
    box = element;
    figure.classList.toggle("is-large", Boolean(box));
  };
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (box) {
      put();
      button.textContent = open;
      return;
    }
    put(Object.assign(document.createElement("div"), { className: "near-large" }));
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", picture.getAttribute("aria-label"));
    picture.after(box);
    try {
      box.map = await draw(figure, box, button.dataset);
      button.textContent = close;
    } catch {
      put();
      button.textContent = failed;
    }
  });
}
