// What the server cannot know: how wide the screen is, and whether it can draw with WebGL.
(() => {
  // Where the server is: left to itself, a deep link first asks under its own path, is refused, and waits.
  window.__streamlit = { BACKEND_BASE_URL: new URL(".", document.baseURI).href };
  const known = document.cookie.match(/yuboard_screen=\d+-(webgl|plain)/);
  let power = known?.[1];
  if (!power) {
    const context = document.createElement("canvas").getContext("webgl2");
    power = context ? "webgl" : "plain";
    context?.getExtension("WEBGL_lose_context")?.loseContext();
  }
  // A phone lays a page out 980 pixels wide until it has read the viewport's meta tag, which comes later.
  const width = Math.min(window.innerWidth, window.screen.width);
  document.cookie = `yuboard_screen=${width}-${power}; path=/; SameSite=Lax`;
})();
