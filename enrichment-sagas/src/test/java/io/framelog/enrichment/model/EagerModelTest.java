package io.framelog.enrichment.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EagerModelTest {
  private final CountDownLatch download = new CountDownLatch(1);

  @Test
  void it_is_created_at_once_and_its_first_use_waits() throws Exception {
    EagerModel model =
        new EagerModel(
            () -> {
              await(download);
              return TestModels.student();
            },
            Thread::startVirtualThread);
    CompletableFuture<List<float[]>> use =
        CompletableFuture.supplyAsync(() -> model.encodeTexts(List.of("a cat")));
    Thread.sleep(50);
    assertThat(use).isNotDone();

    download.countDown();

    assertThat(use.get(10, TimeUnit.SECONDS)).hasSize(1);
  }

  @Test
  void every_use_of_a_model_that_cannot_be_loaded_says_why() {
    EagerModel model =
        new EagerModel(
            () -> {
              throw new ModelPackageException("there is no folder");
            },
            Runnable::run);

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(model::start)
          .isInstanceOf(ModelPackageException.class)
          .hasMessage("there is no folder");
    }
    assertThat(model.isRunning()).isFalse();
    model.close();
  }

  @Test
  void a_fault_of_the_machine_is_a_fault_of_the_package_too() {
    EagerModel model =
        new EagerModel(
            () -> {
              throw new UnsatisfiedLinkError("no native library");
            },
            Runnable::run);

    assertThatThrownBy(model::start)
        .isInstanceOf(ModelPackageException.class)
        .hasMessageContaining("no native library");
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("never let go");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
