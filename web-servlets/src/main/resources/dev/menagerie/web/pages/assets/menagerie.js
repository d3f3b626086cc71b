// What a page can do better with a script. Every page works without it.

const copiedFor = 2000;
const reconnectAfter = 5000;

// Code lines get a button that copies them.
function addCopyButton(code) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  const text = code.querySelector("code").textContent;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
    } catch {
      // Without https a browser has no clipboard for us: select the line, so that Ctrl+C does it.
      getSelection().selectAllChildren(code.querySelector("code"));
      button.textContent = "Ctrl+C";
    }
    setTimeout(() => (button.textContent = "Copy"), copiedFor);
  });
  code.append(button);
}

// Makes `old` look like `fresh`. Where both have the same shape only attributes and texts change,
// so that a bar grows instead of being replaced.
function morph(old, fresh) {
  if (old.nodeType === Node.TEXT_NODE && fresh.nodeType === Node.TEXT_NODE) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return;
  }
  if (old.nodeName !== fresh.nodeName || old.childNodes.length !== fresh.childNodes.length) {
    old.replaceWith(fresh);
    return;
  }
  for (const { name } of [...(old.attributes ?? [])]) {
    if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes ?? []) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  const children = [...fresh.childNodes];
  [...old.childNodes].forEach((child, i) => morph(child, children[i]));
}

// <div data-live="results/events"> shows what the server sends: each message is the region's HTML.
function follow(region) {
  const events = new EventSource(region.dataset.live);
  events.addEventListener("message", ({ data }) => {
    const fresh = region.cloneNode(false);
    fresh.innerHTML = data;
    morph(region, fresh);
  });
  events.addEventListener("error", () => {
    // A browser tries again by itself unless the server answered with an error.
    if (events.readyState === EventSource.CLOSED) {
      setTimeout(() => follow(region), reconnectAfter);
    }
  });
}

document.querySelectorAll("pre.code").forEach(addCopyButton);
document.querySelectorAll("[data-live]").forEach(follow);

// <span data-countdown="45"> counts down, and then has the page loaded again.
function countDown(place) {
  const end = Date.now() + Number(place.dataset.countdown) * 1000;
  const timer = setInterval(() => {
    const left = Math.ceil((end - Date.now()) / 1000);
    place.textContent = `${Math.max(left, 0)} s`;
    if (left <= 0) {
      clearInterval(timer);
      location.reload();
    }
  }, 250);
}

document.querySelectorAll("[data-countdown]").forEach(countDown);
