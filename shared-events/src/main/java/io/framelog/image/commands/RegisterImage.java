package io.framelog.image.commands;

import io.framelog.image.NewCrop;
import io.framelog.image.Origin;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Registers an image whose bytes are stored already. The same content again is a success without an
 * event; the registration part is then ignored.
 */
public record RegisterImage(
    @TargetAggregateIdentifier String imageId,
    String objectKey,
    String sha256,
    String mediaType,
    long bytes,
    int width,
    int height,
    @Nullable String sourceUrl,
    @Nullable String caption,
    List<String> tags,
    List<String> actors,
    Map<String, Object> metadata,
    List<NewCrop> crops,
    Origin origin)
    implements ImageCommand {
  @Override
  public @Nullable Long expectedVersion() {
    return null;
  }
}
