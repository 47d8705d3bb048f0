package io.framelog.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class StackSettingsTest {

  @Test
  void aListOfServersIsReadWithSpacesAndInAnyCase() {
    assertThat(StackServer.parse("postgres, S3"))
        .containsExactlyInAnyOrder(StackServer.POSTGRES, StackServer.S3);
    assertThat(StackServer.parse(" ")).containsExactlyInAnyOrder(StackServer.values());
  }

  @Test
  void anUnknownServerIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StackServer.parse("postgres,mysql"))
        .withMessageContaining("'mysql'");
  }

  @Test
  void aHeapMustBeASize() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with("512m -XX:Evil", StackSettings.BUFFERS))
        .withMessageContaining("elasticsearch-heap");
  }

  @Test
  void buffersMustBeASize() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(StackSettings.HEAP, "1GB -c fsync=off"))
        .withMessageContaining("postgres-buffers");
  }

  private static StackSettings with(String heap, String buffers) {
    return new StackSettings(null, null, EnumSet.of(StackServer.REDIS), true, heap, buffers);
  }
}
