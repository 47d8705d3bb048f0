package io.framelog.bench.read;

import io.framelog.dataset.queries.FindSnapshotItems;
import io.framelog.dataset.queries.SnapshotItem;
import io.framelog.dataset.queries.SnapshotItems;
import io.framelog.dataset.queries.SnapshotView;
import io.framelog.merkle.MerkleAccumulator;
import io.framelog.selection.SelectionSpec;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;

/**
 * The items of a snapshot of half of the images, page by page over the query bus, each page written
 * as UTF-8 lines to a socket on loopback while the next one is read, as the HTTP endpoint does it
 * (Tomcat is not in it). The reader at the other end throws them away. The heap is read after a
 * full collection at a tenth, at half and at the end.
 */
final class ItemStream implements Measure {
  private static final String DATASET = "bench-stream";
  private static final int PAGE = 4_000;
  private static final int CHUNK = 64 * 1024;
  private static final double[] SAMPLES = {0.1, 0.5, 1};

  @Override
  public String name() {
    return "items";
  }

  @Override
  public List<Row> run(ReadSide side) throws Exception {
    Snapshots snapshots =
        new Snapshots(
            side, DATASET, SelectionSpec.ofText("tag:" + GeneratedLog.nestedTags().getFirst()));
    SnapshotView snapshot = snapshots.sealed(snapshots.take(null));
    QueryGateway queries = side.bean(QueryGateway.class);
    stream(queries, snapshot, page -> {});
    Duration nodeBefore = cpu(ProcessHandle.current());
    Duration serversBefore = servers();
    long begin = System.nanoTime();
    long items = stream(queries, snapshot, page -> {});
    double seconds = (System.nanoTime() - begin) / 1e9;
    Duration node = cpu(ProcessHandle.current()).minus(nodeBefore);
    Duration servers = servers().minus(serversBefore);
    MerkleAccumulator tree = new MerkleAccumulator();
    List<String> heap = new ArrayList<>();
    stream(
        queries,
        snapshot,
        page -> {
          page.forEach(item -> tree.add(leaf(item.json())));
          if (heap.size() < SAMPLES.length && tree.size() >= SAMPLES[heap.size()] * items) {
            heap.add(heapInUse());
          }
        });
    if (!HexFormat.of().formatHex(tree.root()).equals(snapshot.digest())) {
      throw new IllegalStateException("the items are not those that were sealed");
    }
    return List.of(
        Row.of(
            "stream %,d items of a snapshot".formatted(items),
            ">= 50,000 items/s",
            "%,.0f items/s; processor time of an item: node and reader %.1f µs, PostgreSQL %.1f µs"
                .formatted(items / seconds, micros(node) / items, micros(servers) / items)),
        Row.of(
            "heap in use after 10 %, 50 %, 100 % of them",
            "flat", String.join(", ", heap) + " MB"));
  }

  /** Answers with the count of the items; {@code written} is told what is out, page by page. */
  private static long stream(
      QueryGateway queries, SnapshotView snapshot, Consumer<List<SnapshotItem>> written)
      throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket socket = new Socket(server.getInetAddress(), server.getLocalPort());
        OutputStream out = new BufferedOutputStream(socket.getOutputStream(), CHUNK)) {
      Socket reader = server.accept();
      Thread.ofPlatform().daemon().start(() -> discard(reader));
      long count = 0;
      CompletableFuture<SnapshotItems> next = page(queries, snapshot, null);
      while (true) {
        SnapshotItems page = next.join();
        if (page.next() != null) {
          next = page(queries, snapshot, page.next());
        }
        for (SnapshotItem item : page.items()) {
          out.write(item.json().getBytes(StandardCharsets.UTF_8));
          out.write('\n');
        }
        count += page.items().size();
        written.accept(page.items());
        if (page.next() == null) {
          return count;
        }
      }
    }
  }

  private static CompletableFuture<SnapshotItems> page(
      QueryGateway queries, SnapshotView snapshot, @Nullable String after) {
    FindSnapshotItems query = new FindSnapshotItems(DATASET, snapshot.snapshotId(), after, PAGE);
    return CompletableFuture.supplyAsync(
        () -> queries.query(query, SnapshotItems.class).join(),
        reader -> Thread.ofVirtual().start(reader));
  }

  private static void discard(Socket reader) {
    try (reader) {
      reader.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of a whole item, whose last member is its salt. */
  private static byte[] leaf(String json) {
    int salt = json.lastIndexOf(",\"salt\":\"");
    return MerkleAccumulator.leafHash(
        HexFormat.of().parseHex(json, salt + 9, json.length() - 2),
        (json.substring(0, salt) + '}').getBytes(StandardCharsets.UTF_8));
  }

  private static double micros(Duration time) {
    return time.toNanos() / 1e3;
  }

  private static Duration servers() {
    return ProcessHandle.current()
        .descendants()
        .map(ItemStream::cpu)
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static String heapInUse() {
    System.gc();
    return String.valueOf(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
  }
}
