package io.framelog.command.edit;

import io.framelog.command.edit.NamedEdits.Named;
import io.framelog.command.edit.NamedEdits.Part;
import io.framelog.edit.EditPreview;
import io.framelog.edit.ImagePreview;
import io.framelog.edit.PreviewRevert;
import io.framelog.edit.RevertEdits;
import io.framelog.error.CommandRejected;
import io.framelog.error.QueryRejected;
import io.framelog.error.Rejection;
import io.framelog.image.commands.RevertEditsOfImage;
import io.framelog.log.LogReader;
import io.framelog.log.MetadataKeys;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.messaging.MetaData;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/**
 * Rehearses a revert. To count the images it keeps the id of each, 64 MB for a million; of the
 * edits it keeps those of the images that it decides.
 */
@Component
class RevertPreviews {
  private static final int EXAMINED = 1_000;

  private final NamedEdits named;
  private final SelectedImageIds selected;
  private final Rehearsals rehearsals;
  private final LogReader log;

  RevertPreviews(
      NamedEdits named, SelectedImageIds selected, Rehearsals rehearsals, LogReader log) {
    this.named = named;
    this.selected = selected;
    this.rehearsals = rehearsals;
    this.log = log;
  }

  @QueryHandler
  EditPreview handle(PreviewRevert query) {
    MetaData metadata = MetaData.with(MetadataKeys.ACTOR, query.actor());
    long head = log.head().position();
    RevertEdits revert = checked(query.revert(), head);
    long last = Reverts.last(revert, head);
    Set<UUID> images = new HashSet<>();
    NavigableMap<String, List<Long>> examined = new TreeMap<>();
    for (long at = revert.fromPosition() - 1; at < last; ) {
      Part part = named.next(revert.by(), at, last);
      for (Named edit : selected.of(revert, part.edits(), head)) {
        images.add(UUID.fromString(edit.imageId()));
        keepFirst(examined, edit);
      }
      at = part.end();
    }
    PreviewCount count = new PreviewCount();
    examined.forEach((imageId, positions) -> count.add(preview(imageId, positions, metadata)));
    return count.of(images.size(), head);
  }

  /** An image that was pushed out once has a larger id than all that are kept: it never returns. */
  private static void keepFirst(NavigableMap<String, List<Long>> first, Named edit) {
    if (first.size() == EXAMINED && edit.imageId().compareTo(first.lastKey()) > 0) {
      return;
    }
    first.computeIfAbsent(edit.imageId(), id -> new ArrayList<>()).add(edit.position());
    if (first.size() > EXAMINED) {
      first.pollLastEntry();
    }
  }

  private RevertEdits checked(RevertEdits wanted, long head) {
    try {
      RevertEdits revert = Reverts.checked(wanted);
      return revert.selection() == null
          ? revert
          : revert.within(selected.frozen(revert.selection(), head));
    } catch (CommandRejected e) {
      throw new QueryRejected(e.<Rejection>getDetails().orElseThrow());
    }
  }

  private ImagePreview preview(String imageId, List<Long> positions, MetaData metadata) {
    try {
      Rehearsal rehearsal =
          rehearsals.of(new RevertEditsOfImage(imageId, positions, null), metadata);
      String dependents = rehearsal.decision().ids().getOrDefault("dependents", "");
      return PreviewCount.preview(
          imageId,
          rehearsal.events(),
          Stream.of(dependents.split(",", -1))
              .filter(position -> !position.isEmpty())
              .map(Long::valueOf)
              .toList());
    } catch (CommandRejected e) {
      return PreviewCount.refused(imageId, e.<Rejection>getDetails().orElseThrow());
    }
  }
}
