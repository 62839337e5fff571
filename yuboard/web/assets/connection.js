// What no page can say itself: that the connection which fills it was never made, or that its scripts are of an older
// version and gone from the server.
(() => {
  const PATIENCE = 10; // seconds
  const NOTICE = "网页已打开，但与服务器的实时连接没有建立，内容显示不出来。请先刷新；不行再找管理员：" +
    "代理要放行 WebSocket（Upgrade、Connection 两个请求头），在服务器上运行 yuboard doctor --url 本页地址 可以查出。 ";
  const DOCTOR = new URL("doctor", document.currentScript.src).href;
  const isConnected = () =>
    document.querySelector("[data-test-connection-state]")?.dataset.testConnectionState === "CONNECTED";
  let notice;
  let waited = 0;
  const watch = setInterval(() => {
    waited += 1;
    if (isConnected()) {
      clearInterval(watch);
      notice?.remove();
    } else if (waited >= PATIENCE && !notice) {
      notice = document.createElement("p");
      notice.className = "connection-notice";
      notice.setAttribute("role", "alert");
      notice.textContent = NOTICE;
      notice.append(Object.assign(document.createElement("a"), { href: DOCTOR, textContent: "查是哪一项" }));
      document.body.prepend(notice);
    }
  }, 1000);

  // After an upgrade an open tab asks for scripts that are no more: the new page has them. Once for each, lest a script
  // that is really missing reload the page for ever.
  window.addEventListener("vite:preloadError", (event) => {
    const missing = `reloaded for ${event.payload?.message}`;
    if (sessionStorage.getItem(missing)) return;
    sessionStorage.setItem(missing, "yes");
    event.preventDefault();
    location.reload();
  });
})();
