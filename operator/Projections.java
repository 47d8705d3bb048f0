import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks after the projections of a running node, over its HTTP API. One file, nothing but the JDK
 * (21 or newer). Exit status: 0 done, and for verify: equal; 1 different, failed or refused; 2 usage,
 * or the node cannot be reached.
 */
public final class Projections {
  private static final String USAGE = """
      usage: ./framelog projections [options] [command]
        list                                    position, lag and dead letters of each (default)
        verify [NAME...]                        compares each with a rebuild; 0 only when all are equal
        rebuild NAME                            builds it anew beside the live one, and switches
        dead-letters NAME                       what it has put aside
        retry NAME POSITION                     handles what it has put aside of that image or dataset
        discard NAME POSITION --reason TEXT     gives one event up for this projection, for good
      options:
        --url URL      of the node (default http://127.0.0.1:8080)
        --token TOKEN  with the scope admin (or FRAMELOG_TOKEN); without one, the default run's own
                       issuer gives one, on this machine""";

  private static final Pattern OBJECT =
      Pattern.compile("\\{(?:[^{}\"]|\"(?:\\\\.|[^\"\\\\])*\")*\\}");
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final long POLL_MILLIS = 200;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final String url;
  private String token; // null until it is needed

  private Projections(String url, String token) {
    this.url = url;
    this.token = token;
  }

  /** Something is not as it should be; said, and exit status 1. */
  private static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Failed(String message) {
      super(message);
    }
  }

  public static void main(String[] args) throws InterruptedException {
    String url = "http://127.0.0.1:8080";
    String token = System.getenv("FRAMELOG_TOKEN");
    String reason = null;
    List<String> words = new ArrayList<>();
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--url", "--token", "--reason" -> {
          if (i + 1 == args.length) {
            misused();
          }
          String value = args[i + 1];
          switch (args[i++]) {
            case "--url" -> url = value;
            case "--token" -> token = value;
            default -> reason = value;
          }
        }
        default -> {
          if (args[i].startsWith("-")) {
            misused();
          }
          words.add(args[i]);
        }
      }
    }
    try {
      boolean well = new Projections(url, token).run(words, reason);
      System.exit(well ? 0 : 1);
    } catch (Failed e) {
      System.err.println(e.getMessage());
      System.exit(1);
    } catch (IOException e) {
      System.err.println(url + " cannot be reached: " + e);
      System.exit(2);
    }
  }

  private static void misused() {
    System.err.println(USAGE);
    System.exit(2);
  }

  private boolean run(List<String> words, String reason) throws IOException, InterruptedException {
    String command = words.isEmpty() ? "list" : words.getFirst();
    List<String> rest = words.isEmpty() ? List.of() : words.subList(1, words.size());
    switch (command) {
      case "list" -> list();
      case "verify" -> {
        return verify(rest.isEmpty() ? names() : rest);
      }
      case "rebuild" -> {
        require(rest.size() == 1);
        return report(ended("rebuild", rest.getFirst()), "rebuilt");
      }
      case "dead-letters" -> {
        require(rest.size() == 1);
        deadLetters(rest.getFirst());
      }
      case "retry", "discard" -> {
        require(rest.size() == 2 && rest.getLast().matches("[0-9]{1,18}"));
        require(command.equals("retry") || reason != null);
        return handled(command, rest.getFirst(), rest.getLast(), reason);
      }
      default -> misused();
    }
    return true;
  }

  private static void require(boolean wellFormed) {
    if (!wellFormed) {
      misused();
    }
  }

  private List<String> names() throws IOException, InterruptedException {
    return objects(get("/v1/projections")).stream().map(each -> text(each, "name")).toList();
  }

  private void list() throws IOException, InterruptedException {
    for (String each : objects(get("/v1/projections"))) {
      System.out.printf(
          "%-16s position %s, %s events (%s s) behind, %s put aside%n",
          text(each, "name"),
          number(each, "position"),
          number(each, "lagEvents"),
          number(each, "lagSeconds"),
          number(each, "deadLetters"));
    }
  }

  private boolean verify(List<String> names) throws IOException, InterruptedException {
    boolean equal = true;
    for (String name : names) {
      equal &= report(ended("verify", name), "equal");
    }
    return equal;
  }

  /** Starts a run and waits for its end. */
  private String ended(String kind, String name) throws IOException, InterruptedException {
    String run = post("/v1/projections/" + encoded(name) + ":" + kind, null);
    String path = "/v1/projections/" + encoded(name) + "/runs/" + text(run, "runId");
    while (text(run, "state").equals("RUNNING")) {
      Thread.sleep(POLL_MILLIS);
      run = get(path);
    }
    return run;
  }

  private static boolean report(String run, String well) {
    String name = text(run, "projection");
    String state = text(run, "state");
    if (!state.equals("DONE")) {
      System.out.printf("%-16s %s: %s%n", name, state, text(run, "error"));
      return false;
    }
    String compared = number(run, "compared");
    if (number(run, "differences").equals("0")) {
      System.out.printf(
          "%-16s %s at position %s%s%n",
          name,
          well,
          number(run, "position"),
          compared.equals("0") ? "" : ", " + compared + " compared");
      return true;
    }
    System.out.printf("%-16s %s of %s differ:%n", name, number(run, "differences"), compared);
    for (String each : objects(run.substring(run.indexOf("\"found\"")))) {
      System.out.printf(
          "  %s %s %s %s%n",
          text(each, "what"),
          text(each, "table"),
          text(each, "key"),
          each.replaceAll(".*\"columns\":\\[([^\\]]*)\\].*", "$1").replace("\"", ""));
    }
    return false;
  }

  private void deadLetters(String name) throws IOException, InterruptedException {
    String after = "0";
    while (!after.isEmpty()) {
      String page =
          get("/v1/projections/" + encoded(name) + "/dead-letters?limit=1000&after=" + after);
      for (String each : objects(page)) {
        System.out.printf(
            "%s %s %s %s: %s%n",
            number(each, "position"),
            text(each, "type"),
            text(each, "aggregateId"),
            text(each, "reason"),
            text(each, "detail"));
      }
      after = number(page, "next");
    }
  }

  private boolean handled(String command, String name, String position, String reason)
      throws IOException, InterruptedException {
    String path = "/v1/projections/" + encoded(name) + "/dead-letters/" + position + ":" + command;
    String answer = post(path, reason);
    String left = number(answer, "left");
    System.out.printf("%s handled, %s still put aside%n", number(answer, "handled"), left);
    return left.equals("0");
  }

  private String ownToken() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/v1/dev/token"))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"user\":\"operator\",\"scopes\":[\"admin\"]}"))
            .build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new Failed("This node gives no tokens out; pass one with --token");
    }
    return text(response.body(), "accessToken");
  }

  private String get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  private String post(String path, String reason) throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path).POST(BodyPublishers.noBody());
    return send(reason == null ? request : request.header("X-Reason", extended(reason)));
  }

  private HttpRequest.Builder request(String path) throws IOException, InterruptedException {
    if (token == null) {
      token = ownToken();
    }
    return HttpRequest.newBuilder(URI.create(url + path))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + token);
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new Failed(response.statusCode() + " " + response.body());
    }
    return response.body();
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Headers are ASCII; this is how the API takes the rest. */
  private static String extended(String reason) {
    return "UTF-8''" + encoded(reason);
  }

  /** The innermost objects of a document, in order. */
  private static List<String> objects(String json) {
    List<String> found = new ArrayList<>();
    Matcher matcher = OBJECT.matcher(json);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  /** The first member of this name that is a string; empty without one. */
  private static String text(String json, String name) {
    Matcher matcher =
        Pattern.compile("\"" + name + "\":\"((?:\\\\.|[^\"\\\\])*)\"").matcher(json);
    return matcher.find() ? matcher.group(1).replace("\\\"", "\"") : "";
  }

  /** The first member of this name that is a number; empty without one. */
  private static String number(String json, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\":(-?[0-9][0-9.eE+-]*)").matcher(json);
    return matcher.find() ? matcher.group(1) : "";
  }
}
