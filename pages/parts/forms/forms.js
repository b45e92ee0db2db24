// What a form wants of the browser itself. Holds no data; loaded by pages/parts/hands.py.
// 1. A large text box sends what stands in it only when it is left, or at Ctrl+Enter. So Ctrl+Enter
//    is pressed for the person a second after the last key, and at least every two seconds.
// 2. Back, a reload and a closed tab take the box away before it was left: what it holds goes first,
//    when the browser says that it is about to (beforeunload), while the server can still be told.
//    The server's own script sends a moment later (a timer of 0), when there is no page any more, so
//    its timer is run at once; and the browser throws away what it was given just before it leaves,
//    so after a key of the last seconds it is held for as long as a message takes to go.
// 3. To the question, or the heading, that somebody wants to see: into view, and into focus.
(() => {
  const PAUSE_MS = 1000;
  const AT_MOST_MS = 2000;
  const TO_GO_MS = 600;
  const LOOK_FOR_MS = 30000;  // a server that is busy takes its time to draw what is looked for

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

  const withoutTimers = (act) => {
    const later = window.setTimeout;
    const waiting = [];
    window.setTimeout = (run, delay, ...given) =>
      delay ? later(run, delay, ...given) : waiting.push(() => run(...given));
    try {
      act();
    } finally {
      window.setTimeout = later;
    }
    waiting.forEach((run) => run());
  };

  const watch = () => {
    let timer = 0;
    let since = 0;
    let typed = -Infinity;
    document.addEventListener("input", (event) => {
      const box = event.target;
      typed = performance.now();
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
    const goingAway = () => {
      const began = performance.now();
      const unsent = began - typed < 2 * AT_MOST_MS;
      typed = -Infinity;
      withoutTimers(sendAndLeave);
      while (unsent && performance.now() - began < TO_GO_MS);
    };
    window.addEventListener("beforeunload", goingAway);
    window.addEventListener("pagehide", goingAway);
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
      if ((box && go(box)) || performance.now() - started > LOOK_FOR_MS) return;
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
