package dev.menagerie.standalone.jar;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.menagerie.testkit.ServerProcess;
import dev.menagerie.testkit.Skips;
import dev.menagerie.web.http.Json;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A real Chromium without a window, which is told what to do by its DevTools protocol. */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern DEVTOOLS = Pattern.compile("DevTools listening on ws://([^/]+)/");
  private static final Pattern PAGE =
      Pattern.compile("\"webSocketDebuggerUrl\": \"([^\"]+/page/[^\"]+)\"");

  private final ServerProcess process;
  private final WebSocket socket;
  private final Map<Integer, CompletableFuture<Map<String, Object>>> waiting =
      new ConcurrentHashMap<>();
  private int commands;

  private Browser(ServerProcess process) throws Exception {
    this.process = process;
    HttpClient http = HttpClient.newHttpClient();
    URI list = URI.create("http://" + first(DEVTOOLS, process.log()) + "/json/list");
    String tabs = http.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString()).body();
    URI page = URI.create(first(PAGE, tabs));
    socket = http.newWebSocketBuilder().buildAsync(page, new Answers()).join();
    tell("Page.enable", "");
  }

  /** Starts one with a profile of its own; without the program, the test is skipped. */
  static Browser started(Path profile) throws Exception {
    Optional<String> program =
        Stream.concat(
                Optional.ofNullable(System.getenv("MENAGERIE_CHROMIUM")).stream(),
                Stream.of("chromium", "chromium-browser", "google-chrome"))
            .filter(Browser::canBeRun)
            .findFirst();
    Skips.unlessPresent(
        "a Chromium", program.isPresent(), "Install chromium, or name one in MENAGERIE_CHROMIUM.");
    return new Browser(
        ServerProcess.of(
                program.orElseThrow(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--hide-scrollbars",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .named("chromium")
            .readyWhen(it -> DEVTOOLS.matcher(it.log()).find())
            .start());
  }

  /** Goes to an address, and returns when the page is there. */
  void open(URI address) {
    evaluate("document.documentElement.dataset.left = 'yes'");
    tell("Page.navigate", "\"url\":\"" + address + "\"");
    awaitNewPage();
  }

  /** Clicks on what a selector finds, and returns when the page that this leads to is there. */
  void follow(String selector) {
    evaluate(
        "document.documentElement.dataset.left = 'yes', document.querySelector(\""
            + selector
            + "\").click()");
    awaitNewPage();
  }

  /** Clicks twice with the mouse on what a selector finds; what comes of it is to be awaited. */
  void doubleClick(String selector) {
    String box = "document.querySelector(\"" + selector + "\").getBoundingClientRect()";
    String x = evaluate("(box => box.x + box.width / 2)(" + box + ")");
    String y = evaluate("(box => box.y + box.height / 2)(" + box + ")");
    for (int click = 1; click <= 2; click++) {
      for (String type : new String[] {"mousePressed", "mouseReleased"}) {
        tell(
            "Input.dispatchMouseEvent",
            "\"type\":\"%s\",\"x\":%s,\"y\":%s,\"button\":\"left\",\"clickCount\":%d"
                .formatted(type, x, y, click));
      }
    }
  }

  /** Presses Enter where the focus is, and returns when the page that this leads to is there. */
  void pressEnter() {
    evaluate("document.documentElement.dataset.left = 'yes'");
    press("Enter", 13, ",\"text\":\"\\r\"");
    awaitNewPage();
  }

  /** Presses Tab until the focus is on what a selector finds. */
  void tabTo(String selector) {
    for (int i = 0; i < 50; i++) {
      press("Tab", 9, "");
      if (evaluate("document.activeElement.matches(\"" + selector + "\")").equals("true")) {
        return;
      }
    }
    throw new AssertionError("The focus never came to " + selector);
  }

  /** Types a text where the focus is. */
  void type(String text) {
    tell("Input.insertText", "\"text\":\"" + text + "\"");
  }

  /** What a script comes to, as a text. */
  String evaluate(String script) {
    Map<String, Object> result =
        tell(
            "Runtime.evaluate",
            "\"returnByValue\":true,\"expression\":" + quoted("String(" + script + ")"));
    return String.valueOf(((Map<?, ?>) result.get("result")).get("value"));
  }

  /** Waits until a script comes to a text. */
  void await(String script, String wanted) {
    Awaitility.await(script)
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> evaluate(script).equals(wanted));
  }

  /** Makes the window as large as this. */
  void resize(int width, int height, boolean dark) {
    tell(
        "Emulation.setDeviceMetricsOverride",
        "\"width\":"
            + width
            + ",\"height\":"
            + height
            + ",\"deviceScaleFactor\":1,\"mobile\":false");
    tell(
        "Emulation.setEmulatedMedia",
        "\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\""
            + (dark ? "dark" : "light")
            + "\"}]");
  }

  /** Runs no script of any page from now on. */
  void disableScripts() {
    tell("Emulation.setScriptExecutionDisabled", "\"value\":true");
  }

  /** Keeps a picture of what it shows. */
  void photograph(Path file) throws Exception {
    Files.write(
        file, Base64.getDecoder().decode((String) tell("Page.captureScreenshot", "").get("data")));
  }

  /** Lets it end by itself, so that nothing writes into the profile any more. */
  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // It may be gone before it has answered.
  public void close() {
    send("Browser.close", "");
    process.awaitEnd(PATIENCE);
    socket.abort();
    process.close();
  }

  private void awaitNewPage() {
    await("document.readyState + document.documentElement.dataset.left", "completeundefined");
  }

  private void press(String key, int code, String more) {
    for (String type : new String[] {"keyDown", "keyUp"}) {
      tell(
          "Input.dispatchKeyEvent",
          "\"type\":\""
              + type
              + "\",\"key\":\""
              + key
              + "\",\"code\":\""
              + key
              + "\",\"windowsVirtualKeyCode\":"
              + code
              + (type.equals("keyDown") ? more : ""));
    }
  }

  private Map<String, Object> tell(String method, String parameters) {
    return send(method, parameters).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  private CompletableFuture<Map<String, Object>> send(String method, String parameters) {
    int id = ++commands;
    var answer = new CompletableFuture<Map<String, Object>>();
    waiting.put(id, answer);
    String command = "{\"id\":%d,\"method\":\"%s\",\"params\":{%s}}";
    socket.sendText(command.formatted(id, method, parameters), true).join();
    return answer;
  }

  private static String first(Pattern pattern, String text) {
    return pattern.matcher(text).results().findFirst().orElseThrow().group(1);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** A path stays what it is, whatever folder it is looked for in. */
  private static boolean canBeRun(String program) {
    String folders = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(folders.split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(program)));
  }

  /** Hands each answer to who waits for it; what the browser tells unasked is passed over. */
  private final class Answers implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        Map<String, Object> message = Json.readObject(text.toString().getBytes(UTF_8));
        text.setLength(0);
        if (message.get("id") instanceof Number id) {
          CompletableFuture<Map<String, Object>> answer = waiting.remove(id.intValue());
          if (message.get("result") instanceof Map<?, ?> result) {
            @SuppressWarnings("unchecked") // What is read as an object has texts for names.
            var values = (Map<String, Object>) result;
            answer.complete(values);
          } else {
            answer.completeExceptionally(new IllegalStateException(message.toString()));
          }
        }
      }
      from.request(1);
      return null;
    }
  }
}
