// The way from this browser to the server, looked at without Streamlit: it must tell just when Streamlit cannot start.
(() => {
  const GOOD = "正常", WARNING = "提醒", BAD = "不对";
  const MARKS = { [GOOD]: "✓", [WARNING]: "△", [BAD]: "✕" };
  const PATIENCE = 8000; // milliseconds
  const APART = 120; // seconds
  const told = [];
  const tell = (subject, state, text) => {
    told.push(state);
    const row = document.createElement("div");
    [["dt", subject], ["dd", `${MARKS[state]} ${state}`], ["dd", text]].forEach(([kind, words]) => {
      row.append(Object.assign(document.createElement(kind), { textContent: words }));
    });
    document.getElementById("findings").append(row);
  };

  const arrival = async () => {
    const answer = await fetch("arrival", { cache: "no-store" });
    const came = await answer.json();
    const isSame = came.host === location.host;
    tell("主机名", isSame ? GOOD : BAD, isSame ? location.host : "代理改了 Host，应原样传：proxy_set_header Host $http_host");
    const apart = (performance.timeOrigin - Date.parse(answer.headers.get("date"))) / 1000;
    const isNear = Math.abs(apart) < APART;
    tell("时钟", isNear ? GOOD : WARNING, isNear ? "与服务器一致" : `这台电脑与服务器相差${Math.round(Math.abs(apart) / 60)}分钟`);
  };

  const socket = () => new Promise((done) => {
    const address = new URL("../_stcore/stream", location.href);
    address.protocol = address.protocol.replace("http", "ws");
    const opened = new WebSocket(address);
    const end = (state, text) => {
      clearTimeout(late);
      tell("实时连接", state, text);
      opened.onopen = opened.onerror = null;
      opened.close();
      done();
    };
    const refused = "WebSocket 没有接通：代理要放行 Upgrade、Connection 两个请求头，安全软件不能拦截";
    const late = setTimeout(() => end(BAD, refused), PATIENCE);
    opened.onopen = () => end(GOOD, "WebSocket 已接通");
    opened.onerror = () => end(BAD, refused);
  });

  const drawn = (text) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 40, height: 40 });
    const pen = canvas.getContext("2d");
    pen.font = "30px sans-serif";
    pen.fillText(text, 2, 32);
    return canvas.toDataURL();
  };
  const browser = () => {
    const canvas = document.createElement("canvas");
    const hasGraphics = Boolean(canvas.getContext("webgl2") || canvas.getContext("webgl"));
    tell("图形", hasGraphics ? GOOD : WARNING, hasGraphics ? "WebGL 可用" : "没有 WebGL：地图会改用不需要它的画法");
    const hasFont = drawn("豫") !== drawn("策");
    tell("中文字体", hasFont ? GOOD : BAD, hasFont ? "有" : "这台电脑没有中文字体，请安装一种");
    const isNew = CSS.supports("selector(:has(a))") && "structuredClone" in window;
    tell("浏览器", isNew ? GOOD : BAD, isNew ? "够新" : "太旧，请换用 2023 年以后的版本");
    document.cookie = "yuboard_probe=1; SameSite=Lax; Path=/";
    const hasCookies = document.cookie.includes("yuboard_probe=1");
    document.cookie = "yuboard_probe=; Max-Age=0; Path=/";
    tell("Cookie", hasCookies ? GOOD : BAD, hasCookies ? "可用" : "被禁用，不能登录和上传");
    const isSafe = location.protocol === "https:";
    tell("加密", isSafe ? GOOD : WARNING, isSafe ? "https" : "没有用 https，网上传的是明文");
  };

  const run = async () => {
    browser();
    await arrival().catch((error) => tell("服务器", BAD, `没有应答（${error.message}）`));
    await socket();
    const wrong = told.filter((state) => state === BAD).length;
    document.getElementById("sum").textContent = `共${told.length}项，${wrong ? `${wrong}项不对` : "没有不对的"}。`;
  };
  run();
})();
