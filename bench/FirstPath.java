import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * The figures of the whole path, from outside, over HTTP: start, memory, import and enrichment of a
 * folder of photographs, batch fetch and search. Prints a Markdown table.
 *
 * <p>{@code java bench/FirstPath.java FOLDER [PORT]} from the repository's root, after a build.
 */
public class FirstPath {
  static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  static final Pattern IMAGE_ID = Pattern.compile("\"imageId\":\"([0-9a-f-]{36})\"");
  static final List<String> QUERIES =
      List.of(
          "a cat", "people skiing", "a stop sign", "a plate of food", "a train", "a man on a horse",
          "a kitchen", "a dog on the grass", "a bear", "two giraffes", "a bus in the street",
          "a bathroom", "a tennis player", "an aeroplane", "a pizza", "a child with a kite",
          "a computer on a desk", "a boat on the water", "a traffic light", "a bunch of flowers");

  static String base;
  static String token = "";

  public static void main(String[] args) throws Exception {
    Path photos = Path.of(args[0]);
    int port = args.length > 1 ? Integer.parseInt(args[1]) : 18090;
    base = "http://127.0.0.1:" + port;
    Path data = Files.createTempDirectory("framelog-bench");
    System.out.println("| measure | figure |\n|---|---|");

    Process cold = up(port, data);
    row("start, empty data folder", "%.1f s", started(cold));
    stop(cold);
    Process run = up(port, data);
    row("start again, same data folder", "%.1f s", started(run));
    try {
      token = token();
      measure(photos, run);
    } finally {
      stop(run);
    }
  }

  static void measure(Path photos, Process run) throws Exception {
    List<byte[]> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(photos)) {
      for (Path file : all.filter(f -> f.toString().endsWith(".jpg")).sorted().toList()) {
        files.add(Files.readAllBytes(file));
      }
    }
    long start = System.nanoTime();
    List<String> ids = register(files, "image/jpeg");
    row("register " + files.size() + " photographs over HTTP, 4 at a time", "%.1f s", since(start));
    enriched(ids);
    row("the same, registered and enriched", "%.1f s", since(start));
    row("memory of all processes (PSS)", "%.0f MB", memory(run.toHandle()));

    List<byte[]> small = new ArrayList<>();
    for (int i = 0; i < 1_000 - ids.size(); i++) {
      small.add(noise(i));
    }
    start = System.nanoTime();
    ids.addAll(register(small, "image/png"));
    row("register " + small.size() + " small pictures", "%.1f s", since(start));
    enriched(ids);
    row("the same, registered and enriched", "%.1f s", since(start));

    for (int n : new int[] {100, 1_000}) {
      List<String> asked = ids.subList(0, n);
      timed("batchGet of " + n + ", warm", 200, () -> batch(asked));
      timed(
          "batchGet of " + n + ", Redis emptied before each",
          50,
          () -> {
            flushRedis(run.toHandle());
            return System.nanoTime();
          },
          () -> batch(asked));
    }
    int[] next = {0};
    timed(
        "text search, 20 hits",
        200,
        () -> {
          String text = QUERIES.get(next[0]++ % QUERIES.size());
          post("/v1/search", "{\"text\":\"" + text + "\"}");
        });
  }

  interface Call {
    void run() throws Exception;
  }

  interface Prepare {
    long run() throws Exception;
  }

  static void timed(String what, int times, Call call) throws Exception {
    timed(what, times, System::nanoTime, call);
  }

  static void timed(String what, int times, Prepare prepare, Call call) throws Exception {
    for (int i = 0; i < 20; i++) {
      call.run();
    }
    double[] millis = new double[times];
    for (int i = 0; i < times; i++) {
      long start = prepare.run();
      call.run();
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    row(what, "p50 %.1f ms, p99 %.1f ms", millis[times / 2], millis[(int) (times * 0.99)]);
  }

  static void batch(List<String> ids) throws Exception {
    String body = post("/v1/images:batchGet", "{\"ids\":[\"" + String.join("\",\"", ids) + "\"]}");
    if (!body.contains("\"missing\":[]")) {
      throw new IOException("images are missing");
    }
  }

  static List<String> register(List<byte[]> files, String type) throws Exception {
    List<Future<String>> answers = new ArrayList<>();
    try (ExecutorService four = Executors.newFixedThreadPool(4)) {
      for (byte[] file : files) {
        answers.add(four.submit(() -> upload(file, type)));
      }
    }
    List<String> ids = new ArrayList<>();
    for (Future<String> answer : answers) {
      ids.add(answer.get());
    }
    return ids;
  }

  static String upload(byte[] file, String type) throws Exception {
    String boundary = "framelog-bench-boundary";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n"
                + "Content-Type: " + type + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    body.writeBytes(file);
    body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    String answer =
        send(
            HttpRequest.newBuilder(URI.create(base + "/v1/images"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    Matcher id = IMAGE_ID.matcher(answer);
    if (!id.find()) {
      throw new IOException(answer);
    }
    return id.group(1);
  }

  static void enriched(List<String> ids) throws Exception {
    String asked = "{\"ids\":[\"" + String.join("\",\"", ids) + "\"]}";
    while (post("/v1/images:batchGet", asked).contains("\"PENDING\"")) {
      TimeUnit.MILLISECONDS.sleep(250);
    }
  }

  static byte[] noise(int seed) throws IOException {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(seed);
    for (int y = 0; y < 64; y += 8) {
      for (int x = 0; x < 64; x += 8) {
        int rgb = random.nextInt();
        for (int i = 0; i < 64; i++) {
          image.setRGB(x + i % 8, y + i / 8, rgb);
        }
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  static Process up(int port, Path data) throws IOException {
    return new ProcessBuilder(
            "./framelog", "up", "--port", "" + port, "--data-dir", data + "/data", "--no-sample")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve("out.txt").toFile()))
        .start();
  }

  static double started(Process process) throws Exception {
    long start = System.nanoTime();
    while (since(start) < 300) {
      if (!process.isAlive()) {
        throw new IOException("framelog ended while starting");
      }
      try {
        HttpRequest health = HttpRequest.newBuilder(URI.create(base + "/actuator/health")).build();
        if (HTTP.send(health, HttpResponse.BodyHandlers.ofString()).statusCode() == 200) {
          return since(start);
        }
      } catch (IOException e) {
        // not listening yet
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new IOException("not up after 300 s");
  }

  static void stop(Process process) throws Exception {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("did not stop within 60 s");
    }
  }

  /** Megabytes, each shared page counted in parts. */
  static double memory(ProcessHandle root) throws IOException {
    List<ProcessHandle> all = new ArrayList<>(root.descendants().toList());
    all.add(root);
    long kilobytes = 0;
    for (ProcessHandle process : all) {
      Path rollup = Path.of("/proc/" + process.pid() + "/smaps_rollup");
      if (!Files.isReadable(rollup)) {
        continue;
      }
      for (String line : Files.readAllLines(rollup)) {
        if (line.startsWith("Pss:")) {
          kilobytes += Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
    }
    return kilobytes / 1024.0;
  }

  static void flushRedis(ProcessHandle root) throws IOException {
    for (ProcessHandle process : root.descendants().toList()) {
      String command =
          Files.readString(Path.of("/proc/" + process.pid() + "/cmdline")).replace('\0', ' ');
      Matcher port = Pattern.compile("^\\S*redis-server\\S* \\S*?:(\\d+)").matcher(command);
      if (port.find()) {
        try (Socket socket = new Socket("127.0.0.1", Integer.parseInt(port.group(1)))) {
          socket.getOutputStream().write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
          if (socket.getInputStream().read() != '+') {
            throw new IOException("Redis did not flush");
          }
        }
        return;
      }
    }
    throw new IOException("no Redis among the processes");
  }

  static String token() throws Exception {
    String answer =
        post(
            "/v1/dev/token",
            "{\"user\":\"bench\",\"scopes\":[\"images:read\",\"images:write\"]}");
    Matcher found = Pattern.compile("\"accessToken\":\"([^\"]+)\"").matcher(answer);
    if (!found.find()) {
      throw new IOException(answer);
    }
    return found.group(1);
  }

  static String post(String path, String json) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  static String send(HttpRequest.Builder request) throws Exception {
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> answer =
        HTTP.send(
            request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  static double since(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  static void row(String what, String format, Object... values) {
    System.out.println("| " + what + " | " + format.formatted(values) + " |");
  }
}
