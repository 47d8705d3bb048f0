package io.framelog.command.image;

import static java.util.Objects.requireNonNull;

import io.framelog.command.annotation.Annotations;
import io.framelog.duplicate.ResolveDuplicates;
import io.framelog.image.commands.ChangeCaption;
import io.framelog.image.commands.EditActors;
import io.framelog.image.commands.EditMetadata;
import io.framelog.image.commands.EditTags;
import io.framelog.image.commands.RemoveImage;
import io.framelog.log.Decision;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Makes one image of many in one unit of the log: all of it happens or nothing. Each image decides
 * about its own part by its own rules.
 */
@Component
class DuplicateResolution {
  private final Repository<Image> images;

  DuplicateResolution(@Qualifier("imageRepository") Repository<Image> images) {
    this.images = images;
  }

  @CommandHandler
  Decision handle(ResolveDuplicates command) {
    String keptId = command.keptImageId();
    // Sorted, so that two commands that share images take the aggregates' locks in one order.
    TreeSet<String> ids = new TreeSet<>(command.imageIds());
    DuplicateGroupMustBeSmall.check(ids.size());
    KeptImageMustBeInGroup.check(keptId, ids);
    Map<String, Aggregate<Image>> others = new TreeMap<>();
    for (String id : ids) {
      Aggregate<Image> image = images.load(id);
      DuplicateMustBeAsSeen.check(
          id, command.expectedVersions().get(id), image.invoke(Image::version));
      others.put(id, image);
    }
    Aggregate<Image> kept = requireNonNull(others.remove(keptId));
    ImageMustNotBeErased.check(keptId, kept.invoke(Image::annotations).areErased());
    ImageMustNotBeRemoved.check(keptId, isRemoved(kept));
    if (!others.values().stream().allMatch(DuplicateResolution::isRemoved)) { // else it is done
      others.forEach((id, other) -> ImageMustNotBeRemoved.check(id, isRemoved(other)));
      List<Annotations> estates =
          others.values().stream().map(other -> other.invoke(Image::annotations)).toList();
      inherit(keptId, kept, Legacy.of(kept.invoke(Image::annotations), estates));
      others.forEach(
          (id, other) ->
              other.invoke(image -> image.handle(new RemoveImage(id, command.reason(), null))));
    }
    return Decision.of(keptId, kept.invoke(Image::version));
  }

  private static boolean isRemoved(Aggregate<Image> image) {
    return image.invoke(Image::annotations).areRemoved();
  }

  /** As if somebody sent these commands; what is so already makes no event. */
  private static void inherit(String id, Aggregate<Image> kept, Legacy legacy) {
    kept.invoke(image -> image.handle(new EditTags(id, legacy.tags(), List.of(), null)));
    kept.invoke(image -> image.handle(new EditActors(id, legacy.actors(), List.of(), null)));
    kept.invoke(image -> image.handle(new EditMetadata(id, legacy.metadata(), null)));
    kept.invoke(
        image ->
            image.handle(new ChangeCaption(id, legacy.caption(), legacy.captionOrigin(), null)));
  }
}
