package io.quantlab.local.up;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.fargate.cli.Main;
import io.quantlab.local.testkit.Api;
import io.quantlab.local.testkit.TestCloud;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.CookieHandler;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `quantlab login` with a browser that does what browsers do (RFC 8252).
final class LoginCommandTest {
  private static final Pattern ADDRESS = Pattern.compile("http://\\S+/oauth2/authorize\\?\\S+");
  private static final Pattern BACK = Pattern.compile("name=\"back\" value=\"([^\"]*)\"");

  @TempDir Path folder;
  private final TestCloud cloud = TestCloud.shared();
  private final HttpClient browser =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new PlainCookies())
          .followRedirects(HttpClient.Redirect.ALWAYS)
          .build();

  /// Cookies as browsers send them (RFC 6265); those of the JDK are quoted as RFC 2965 wanted it.
  private static final class PlainCookies extends CookieHandler {
    private final Map<String, String> all = new ConcurrentHashMap<>();

    @Override
    public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) {
      return Map.of(
          "Cookie",
          all.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).toList());
    }

    @Override
    public void put(URI uri, Map<String, List<String>> headers) {
      for (String cookie : headers.getOrDefault("set-cookie", List.of())) {
        String[] pair = cookie.split(";")[0].split("=", 2);
        all.put(pair[0], pair[1]);
      }
    }
  }

  /// What a command printed and how it ended.
  private record Ended(int code, String out) {}

  private Ended run(ByteArrayOutputStream out, String... args) {
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    int code = Main.run(args, stream, stream);
    return new Ended(code, out.toString(StandardCharsets.UTF_8));
  }

  private Ended run(String command) {
    return run(new ByteArrayOutputStream(), command, "--credentials", file().toString());
  }

  private Path file() {
    return folder.resolve("home/credentials.json");
  }

  private static String await(ByteArrayOutputStream out) {
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (System.nanoTime() < deadline) {
      Matcher address = ADDRESS.matcher(out.toString(StandardCharsets.UTF_8));
      if (address.find()) {
        return address.group();
      }
      LockSupport.parkNanos(20_000_000L);
    }
    throw new AssertionError("no address in " + out);
  }

  private HttpResponse<String> open(String address) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html").build(),
        BodyHandlers.ofString());
  }

  /// Fills the form of a page.
  private HttpResponse<String> fill(String page, String email, String password, String... headers)
      throws Exception {
    Matcher back = BACK.matcher(page);
    assertTrue(back.find(), page);
    String form =
        "back="
            + encoded(back.group(1).replace("&amp;", "&"))
            + "&email="
            + encoded(email)
            + "&password="
            + encoded(password);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(cloud.platform.origin() + "/login"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "text/html")
            .POST(BodyPublishers.ofString(form));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return browser.send(request.build(), BodyHandlers.ofString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("PA-1: login with the browser, a file of its owner only, whoami, token, logout")
  void login() throws Exception {
    String email = new Api(cloud).join();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CompletableFuture<Ended> command =
        CompletableFuture.supplyAsync(() ->
            run(
                out,
                "login",
                "--no-browser",
                "--server",
                cloud.platform.origin(),
                "--credentials",
                file().toString()));
    HttpResponse<String> page = open(await(out));
    assertEquals(200, page.statusCode());
    HttpResponse<String> wrong = fill(page.body(), email, "not the password at all");
    assertEquals(401, wrong.statusCode());
    assertTrue(wrong.body().contains("wrong"), wrong::body);
    HttpResponse<String> done = fill(wrong.body(), email, Api.PASSWORD);
    assertEquals("You are logged in; go back to the terminal.\n", done.body());
    Ended ended = command.get(20, TimeUnit.SECONDS);
    assertEquals(0, ended.code(), ended::out);
    assertTrue(ended.out().contains("as " + email + "."), ended::out);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    Ended who = run("whoami");
    assertTrue(who.out().startsWith(email + ", owner"), who::out);
    Api byToken = new Api(cloud);
    byToken.bearer(run("token").out().strip());
    assertEquals(email, byToken.get("/v1/me").text("email"));
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    Ended open = run("whoami");
    assertEquals(4, open.code());
    assertTrue(open.out().contains("can be read by others"), open::out);
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
    assertEquals(0, run("logout").code());
    assertFalse(Files.exists(file()));
    assertEquals(2, run("whoami").code());
  }

  @Test
  @DisplayName("a token that ended is turned over by itself; a session that ended is said so")
  void refresh() throws Exception {
    Api api = new Api(cloud);
    String email = api.join();
    Files.createDirectories(file().getParent());
    String tokens =
        "{\"server\":\""
            + cloud.platform.origin()
            + "\",\"accessToken\":\"gone\",\"refreshToken\":\""
            + api.refresh()
            + "\",\"expiresAtMillis\":0}";
    Files.writeString(file(), tokens);
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
    assertTrue(run("whoami").out().startsWith(email), "refreshed");
    assertFalse(Files.readString(file()).contains(api.refresh()), "the new tokens are kept");
    assertEquals(204, api.send("DELETE", "/v1/me/sessions", null).status());
    Ended over = run("whoami");
    assertEquals(1, over.code());
    assertTrue(over.out().contains("The login has ended."), over::out);
  }

  @Test
  @DisplayName("the form of the login page is refused from another site, and leads nowhere else")
  void loginPage() throws Exception {
    String email = new Api(cloud).join();
    HttpResponse<String> page = open(cloud.platform.origin() + "/login?back=%22%3E%3Cscript%3E");
    assertFalse(page.body().contains("<script>"), page::body);
    HttpResponse<String> other =
        fill(page.body(), email, Api.PASSWORD, "Origin", "https://elsewhere.example");
    assertEquals(403, other.statusCode());
  }
}
