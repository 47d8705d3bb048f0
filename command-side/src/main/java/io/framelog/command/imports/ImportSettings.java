package io.framelog.command.imports;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How imports run ({@code framelog.import.*}).
 *
 * @param roots folders of the server below which sources may lie; null means any with the embedded
 *     stack on loopback, those of the default run with it elsewhere, and else none
 * @param parallel items that are brought in side by side
 * @param held memory, in bytes, for items that wait outside of their archive
 * @param chunk items that are registered in one transaction, 1 to 1,000
 * @param chunkTime after which a chunk is registered although it is not full
 */
@ConfigurationProperties("framelog.import")
record ImportSettings(
    @Nullable List<Path> roots,
    @DefaultValue("8") int parallel,
    @DefaultValue("67108864") int held,
    @DefaultValue("1000") int chunk,
    @DefaultValue("5s") Duration chunkTime) {

  ImportSettings {
    if (parallel < 1 || held < 1 || chunk < 1 || chunk > 1_000) {
      throw new IllegalArgumentException(
          "framelog.import.parallel and .held must be positive, .chunk 1 to 1000");
    }
  }
}
