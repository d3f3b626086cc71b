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
  if (old.nodeName !== fresh.nodeName) {
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
  if (old.childNodes.length !== children.length) {
    old.replaceChildren(...children);
    return;
  }
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

// Where somebody came with name and password in the address: a script may not ask like that.
function withoutLogin(address) {
  address.username = address.password = "";
  return address;
}

// <form data-search="results"> searches while somebody types: the part of the page with that id is
// taken from the page that the form would lead to.
function searchAsYouType(form) {
  let typed = 0;
  form.addEventListener("input", () => {
    const mine = ++typed;
    setTimeout(async () => {
      if (mine !== typed) return;
      const address = withoutLogin(new URL(form.action));
      address.search = new URLSearchParams(new FormData(form));
      const answer = await fetch(address, { headers: { Accept: "text/html" } });
      if (mine !== typed || !answer.ok) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      const id = form.dataset.search;
      document.getElementById(id).replaceWith(document.adoptNode(fresh.getElementById(id)));
      history.replaceState(null, "", address.search || location.pathname);
    }, 150);
  });
}

// <form data-try="PUT"> sends what it holds and shows the answer.
function tryOut(form) {
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const shown = form.querySelector("pre");
    const { path, body } = Object.fromEntries(new FormData(form));
    try {
      const address = withoutLogin(new URL(path.replace(/^\//, ""), form.action));
      const answer = await fetch(address, {
        method: form.dataset.try,
        headers: { Accept: "application/json", "Content-Type": "application/json" },
        body,
      });
      const tag = answer.headers.get("ETag");
      const head = `${answer.status} ${answer.statusText}` + (tag ? `\nETag: ${tag}` : "");
      const text = await answer.text();
      shown.querySelector("code").textContent = `${head}\n\n${text.slice(0, 20000)}`;
    } catch (failure) {
      shown.querySelector("code").textContent = `No answer: ${failure.message}`;
    }
    shown.hidden = false;
  });
}

document.querySelectorAll("form[data-search]").forEach(searchAsYouType);
document.querySelectorAll("form[data-try]").forEach(tryOut);

// <form data-once> is sent once, however often its button is pressed, until the page is shown anew.
function sendOnce(form) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
  addEventListener("pageshow", () => delete form.dataset.sent);
}

document.querySelectorAll("form[data-once]").forEach(sendOnce);

// <input data-chooses="id"> is for who chooses something else: typing in it is choosing that.
function chooseByTyping(field) {
  const choice = document.getElementById(field.dataset.chooses);
  field.addEventListener("input", () => (choice.checked = choice.checked || field.value !== ""));
}

document.querySelectorAll("[data-chooses]").forEach(chooseByTyping);
