package io.framelog.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryArchiveTest {

  private static final String RESOURCE = "/redis-server-6.2.7-linux-arm64";

  @TempDir Path temp;

  @Test
  void severalMayUnpackAtOnceAndAllSeeACompleteFolder() throws Exception {
    Path target = temp.resolve("redis");
    CyclicBarrier together = new CyclicBarrier(4);
    List<Future<Long>> sizes = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        sizes.add(
            threads.submit(
                () -> {
                  together.await();
                  BinaryArchive.copy(RESOURCE, target, "redis-server");
                  return Files.size(target.resolve("redis-server"));
                }));
      }
    }
    for (Future<Long> size : sizes) {
      assertThat(size.get()).isEqualTo(3_547_712);
    }
    assertThat(target.resolve("redis-server")).isExecutable();
    assertThat(temp).isDirectoryNotContaining("glob:**/.unpacking-*");
  }

  @Test
  void aFailedUnpackingLeavesNothing() {
    Path target = temp.resolve("postgres");

    assertThatThrownBy(() -> BinaryArchive.unpack("/no-such.txz", target))
        .isInstanceOf(FileNotFoundException.class);

    assertThat(temp).isEmptyDirectory();
  }
}
