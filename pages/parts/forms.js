// What a form wants of the browser itself. Holds no data; loaded by pages/parts/hands.py.
// 1. A large text box sends what stands in it only when it is left, or at Ctrl+Enter. So Ctrl+Enter
//    is pressed for the person a second after the last key, and at least every two seconds.
// 2. Back, a reload and a closed tab take the box away before it was left: what it holds goes first.
// 3. To the question, or the heading, that somebody wants to see: into view, and into focus.
(() => {
  const PAUSE_MS = 1000;
  const AT_MOST_MS = 2000;

  const send = (box) => {
    if (box instanceof HTMLTextAreaElement) {
      const press = { key: "Enter", code: "Enter", ctrlKey: true, bubbles: true, cancelable: true };
      box.dispatchEvent(new KeyboardEvent("keydown", press));
    }
  };

  const sendAndLeave = () => {
    const box = document.activeElement;
    send(box);
    if (box instanceof HTMLInputElement) box.blur();
  };

  const watch = () => {
    let timer = 0;
    let since = 0;
    document.addEventListener("input", (event) => {
      const box = event.target;
      if (!(box instanceof HTMLTextAreaElement) || event.isComposing) return;
      const now = performance.now();
      since = since || now;
      clearTimeout(timer);
      timer = setTimeout(() => {
        since = 0;
        send(box);
      }, Math.max(0, Math.min(PAUSE_MS, since + AT_MOST_MS - now)));
    });
    if (window.navigation) {
      window.navigation.addEventListener("navigate", (event) => {
        if (event.navigationType === "traverse") sendAndLeave();
      });
    }
    window.addEventListener("popstate", sendAndLeave, true);
    window.addEventListener("pagehide", sendAndLeave);
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") send(document.activeElement);
    });
  };

  // Each place is how a class begins: the key of an input or container, as the server writes it.
  const show = (places) => {
    const find = () =>
      places.map((name) => document.querySelector(`[class*="${name}"]`)).find(Boolean);
    const go = (box) => {
      const inside = "input, textarea, button, [tabindex], h1, h2, h3";
      const place = box.matches(inside) ? box : box.querySelector(inside);
      if (!place) return false;
      if (/^H[1-3]$/.test(place.tagName)) place.tabIndex = -1;
      place.focus({ preventScroll: true });
      box.scrollIntoView({ block: box.offsetHeight > window.innerHeight / 2 ? "start" : "center" });
      return true;
    };
    const started = performance.now();
    const look = () => {
      const box = find();
      if ((box && go(box)) || performance.now() - started > 5000) return;
      requestAnimationFrame(look);
    };
    look();
  };

  if (!window.circleFormsWatched) {
    window.circleFormsWatched = true;
    watch();
  }
  const places = document.currentScript.dataset.show;
  if (places) show(places.split(" "));
})();
