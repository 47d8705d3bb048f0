package io.framelog.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Redis as a cache: bounded memory, nothing on disk, since all that it holds can be computed again.
 */
final class RedisServer implements RunningServer {

  private static final Duration START_LIMIT = Duration.ofSeconds(30);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

  private final ChildProcess process;
  private final int port;

  private RedisServer(ChildProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  static RedisServer start(StackContext context) throws IOException, InterruptedException {
    ServerLog log = ServerLog.begin(context.data().logs(), StackServer.REDIS);
    Path program = RedisProgram.unpack(context.dist());
    Path folder = context.data().of(StackServer.REDIS);
    context.user().own(folder);
    return Ports.withFreePort(log, port -> start(context, program, folder, log, port));
  }

  private static RedisServer start(
      StackContext context, Path program, Path folder, ServerLog log, int port)
      throws IOException, InterruptedException {
    ChildProcess process =
        ChildProcess.launch(
            new ChildProcess.Command(
                List.of(
                    program.toString(),
                    "--port",
                    Integer.toString(port),
                    "--bind",
                    "127.0.0.1",
                    "--save",
                    "",
                    "--appendonly",
                    "no",
                    "--maxmemory",
                    "256mb",
                    "--maxmemory-policy",
                    "allkeys-lru"),
                Map.of(),
                folder,
                log,
                "TERM",
                "KILL",
                false),
            context.user(),
            context.data().pidFile(StackServer.REDIS.id()));
    RedisServer server = new RedisServer(process, port);
    return Starting.untilReady(
        StackServer.REDIS, server, process, START_LIMIT, server::answersPing);
  }

  private boolean answersPing() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      socket.setSoTimeout(1_000);
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(5);
      return new String(answer, StandardCharsets.US_ASCII).equals("+PONG");
    } catch (IOException e) {
      return false; // not listening yet
    }
  }

  @Override
  public Map<String, String> properties() {
    return Map.of("framelog.redis.address", "redis://127.0.0.1:" + port);
  }

  @Override
  public void stop() {
    process.stop(STOP_LIMIT);
  }
}
