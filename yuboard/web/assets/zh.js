// Chinese for the words that Streamlit builds in and offers no option for.
(() => {
  const NO_FILE = "没有取到文件，请再点一次。";
  const CUT_OFF = "与服务器的连接中断，请稍后再点。";
  const words = {
    "Skip to main content": "跳到正文",
    "Choose an option": "请选择",
    "Choose options": "请选择",
    "No results": "没有匹配的选项",
    "No options to select.": "没有可选项",
    "Select all": "全选",
    "Clear all": "全部清除",
    "Clear value": "清除",
    "Clear selection": "清除选择",
    "Clear date": "清除日期",
    "Expand sidebar": "展开菜单",
    "Collapse sidebar": "收起菜单",
    "Scroll tabs left": "向左看",
    "Scroll tabs right": "向右看",
    "Notifications": "通知",
    "Increment": "加",
    "Decrement": "减",
    "Stop script": "停止",
    "Open": "展开",
    "open": "展开",
    "Close": "关闭",
    "Search": "搜索",
    "Logo": "豫策看板",
    "Navigate to home page": "回到总览",
    "Download as CSV": "下载为 CSV",
    "Download": "下载",
    "Fullscreen": "全屏",
    "Close fullscreen": "退出全屏",
    "Show/hide columns": "显示或隐藏列",
    "Sort ascending": "升序",
    "Sort descending": "降序",
    "Autosize": "自动列宽",
    "Pin column": "固定列",
    "Unpin column": "取消固定",
    "Hide column": "隐藏列",
    "Format": "格式",
    "Statistics": "统计",
    "Running...": "正在载入……",
    "Stop": "停止",
    "Rerun": "重新载入",
    "Settings": "设置",
    "Print": "打印",
    "Record screen": "录屏",
    "Clear cache": "清除缓存",
    "About": "关于",
    "Theme": "主题",
    "Use system setting": "跟随系统",
    "System": "跟随系统",
    "Light": "浅色",
    "Dark": "深色",
    "Appearance": "外观",
    "Page not found": "没有这个页面",
    "Next page": "下一页",
    "Previous page": "上一页",
    "Connecting": "正在连接",
    "Main menu": "主菜单",
    "Press Enter to apply": "按回车键确认",
    "Press Enter to submit form": "按回车键提交",
    "Selected values": "已选的项",
    "Dismiss": "关闭",
    "Add files": "添加文件",
    "file upload": "选择文件",
    "Next month": "下个月",
    "Previous month": "上个月",
    "Help": "说明",
    "Upload": "选择文件",
    "Drag and drop file here": "或把文件拖到这里",
    "Remove file": "移除文件",
    "Copy to clipboard": "复制",
    "Copied": "已复制",
    "empty": "空",
    "The page that you have requested does not seem to exist. Running the app's main page.": "没有这个页面，已打开总览。",
    "App pages": "页面",
    "Link to heading": "本节链接",
    "Pagination": "分页",
    "View less": "收起",
    "Choose date": "选择日期",
    "yyyy": "年",
    "mm": "月",
    "dd": "日",
    "Sidebar": "侧栏",
    "Use arrow keys to navigate dates. Enter to select. Escape to close.": "方向键选日期，回车键确定，Esc 键关闭。",
    "Error:": "错误：",
    "Failed to generate file for download": "没有做成，原因见按钮下方。",
    "Download failed": NO_FILE,
    "Request timed out": "等候超时，请再点一次。",
    "Connection closed": CUT_OFF,
    "Connection lost. Please wait for the app to reconnect, then try again.": CUT_OFF,
    "Connection error": "连接出错",
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
      "服务可能已经停止，请告诉系统管理员。重新启动的命令：",
    "Reconnected to server.": "已重新连接。",
    "Connection timed out": "连接超时",
    "Connection timed out.": "连接超时。",
    "Bad message format": "消息格式有误",
    "Error uploading file": "文件没有传上来，请再选一次。",
    "Please wait...": "请稍候……",
    "Cannot send backend operation request: not connected to server": CUT_OFF,
  };
  // Built-in words with a number in them.
  const patterns = [
    [/^Page (\d+)$/, "第$1页"],
    [/^(\d+) more$/, "更多（$1）"],
    [/^View (\d+) more$/, "再看$1个"],
    [/^(\d+) selected$/, "已选$1项"],
    [/^(\d+)MB per file$/, "每个文件不超过$1兆"],
    [/^(.+) files are not allowed\.$/, "不收这种文件：$1"],
    [/^File must be ([\d.]+)MB or smaller\.$/, "文件不能超过$1兆。"],
    [/^(\d+) options? available\.$/, "有$1个可选项。"],
    [/^Remove (.+)$/, "移除$1"],
    [/^Fullscreen: (.+)$/, "全屏：$1"],
    [/^Choose date, (.+)$/, "选择日期，$1"],
    [/^year, (.+)$/, "$1，年"],
    [/^month, (.+)$/, "$1，月"],
    [/^day, (.+)$/, "$1，日"],
    [/^[a-z_]+ icon$/, "图标"],
    // The version is a text of its own behind these words.
    [/^Made with Streamlit v$/, "界面由 Streamlit 提供，版本"],
    [/^Help for (.+)$/, "$1的说明"],
  ];
  const chinese = (text) => {
    const key = text?.trim();
    if (!key) return undefined;
    const pattern = patterns.find(([shape]) => shape.test(key));
    return words[key] ?? (pattern && key.replace(...pattern));
  };
  const attributes = ["aria-label", "title", "placeholder", "alt"];
  const translate = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const word = chinese(node.data);
      const own = node.parentElement?.closest("pre, code, [data-testid='stMarkdownContainer']");
      if (word && (!own || own.closest("[data-testid='stFileUploader'], [data-testid='stHeader']"))) {
        node.data = word;
      }
      return;
    }
    // Charts are ours and in Chinese; they have thousands of nodes.
    if (node.nodeType !== Node.ELEMENT_NODE || node instanceof SVGElement) return;
    for (const name of attributes) {
      const word = chinese(node.getAttribute(name));
      if (word) node.setAttribute(name, word);
    }
    node.childNodes.forEach(translate);
  };
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.target instanceof SVGElement) continue;
      if (change.type === "childList") change.addedNodes.forEach(translate);
      else translate(change.target);
    }
  }).observe(document.documentElement, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: attributes,
  });
  // What was drawn before this script came.
  translate(document.documentElement);
})();
