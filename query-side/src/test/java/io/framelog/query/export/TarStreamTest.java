package io.framelog.query.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framelog.error.RejectedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarStreamTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final TarStream tar = new TarStream(out, Instant.EPOCH);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 511, 512, 513, 100_000})
  void aMemberOfAnySizeIsReadBackWithWhatFollowsIt(int size) throws IOException {
    byte[] content = new byte[size];
    Arrays.fill(content, (byte) 7);

    tar.add("a/b.bin", content);
    tar.add("c.txt", "naïve");
    tar.finish();

    Map<String, byte[]> members = Tar.members(out.toByteArray());
    assertThat(members.keySet()).containsExactly("a/b.bin", "c.txt");
    assertThat(members.get("a/b.bin")).isEqualTo(content);
    assertThat(Tar.text(members, "c.txt")).isEqualTo("naïve");
    assertThat(out.size() % 512).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/a", "a/", "../a", "a/../../b", "a\\b", "a b", "ü", "C:a", "a//b", "a\nb"})
  void aNameThatCouldLeaveTheFolderIsAFaultOfOurs(String name) {
    assertThatThrownBy(() -> tar.add(name, "x")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> tar.add("a".repeat(101), "x"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(out.size()).isZero();
  }

  @Test
  void aBodyOfAnotherSizeBreaksTheTar() {
    assertThatThrownBy(() -> tar.add("a", 3, member -> member.write(new byte[2])))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("missing");
    assertThatThrownBy(() -> tar.add("a", 3, member -> member.write(new byte[4])))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("larger");
    assertThatThrownBy(() -> tar.add("a", 3, member -> member.write(1)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aMemberBeyondEightGibibytesIsRefusedBeforeItsHeader() {
    assertThatThrownBy(() -> tar.add("a", 1L << 33, member -> {}))
        .isInstanceOf(RejectedException.class)
        .hasMessageContaining("shards");
    assertThat(out.size()).isZero();
  }
}
