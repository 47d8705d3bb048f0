package io.framelog.query.image;

import io.framelog.command.annotation.JsonEquality;
import io.framelog.image.CropState;
import io.framelog.image.Origin;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.ImageRegistered;
import io.framelog.image.events.ImageReviewed;
import io.framelog.image.events.TagsEdited;
import io.framelog.query.image.History.Entry;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Blame by folding the events one by one and comparing whole states: slow and obvious. */
final class NaiveBlame {
  /** What the image says of itself at one position, by field; elements of sets are fields. */
  private Map<String, @Nullable Object> facts = Map.of();

  private final Map<String, Entry> blamed = new TreeMap<>();

  /** Field to the entry that made it what it is at the position. */
  static Map<String, Entry> of(History history, String imageId, long asOf) {
    NaiveBlame blame = new NaiveBlame();
    List<Entry> entries = history.of(imageId);
    for (Entry entry : entries) {
      if (entry.position() <= asOf) {
        blame.next(entry, Objects.requireNonNull(history.oracle.asOf(imageId, entry.position())));
      }
    }
    // What nobody has said anything about since the registration is no fact.
    Entry registration = entries.getFirst();
    boolean captioned = !Arrays.asList("", null).equals(blame.facts.get("caption"));
    if (!captioned && registration.equals(blame.blamed.get("caption"))) {
      blame.blamed.remove("caption");
    }
    if (registration.equals(blame.blamed.get("removed"))) {
      blame.blamed.remove("removed");
    }
    return blame.blamed;
  }

  private void next(Entry entry, Oracle.State state) {
    Map<String, @Nullable Object> now = facts(state);
    now.forEach(
        (field, value) -> {
          boolean was = facts.containsKey(field) && JsonEquality.same(facts.get(field), value);
          if (!was || (field.equals("review") && entry.event() instanceof ImageReviewed)) {
            blamed.put(field, entry);
          }
        });
    blamed.keySet().retainAll(now.keySet());
    facts = now;
  }

  private static Map<String, @Nullable Object> facts(Oracle.State state) {
    Map<String, @Nullable Object> facts = new HashMap<>();
    facts.put("caption", Arrays.asList(state.caption(), state.captionOrigin()));
    state.tags().forEach(tag -> facts.put("tags=" + tag, tag));
    state.actors().forEach(actor -> facts.put("actors=" + actor, actor));
    leaves("metadata", state.metadata(), facts);
    for (Map.Entry<String, CropState> crop : state.crops().entrySet()) {
      String field = "crops/" + crop.getKey();
      facts.put(field + "/x", crop.getValue().box().x());
      facts.put(field + "/y", crop.getValue().box().y());
      facts.put(field + "/w", crop.getValue().box().w());
      facts.put(field + "/h", crop.getValue().box().h());
      facts.put(field + "/label", crop.getValue().label());
    }
    if (state.review() != null) {
      facts.put("review", state.review());
    }
    facts.put("removed", state.removed());
    return facts;
  }

  private static void leaves(
      String field, @Nullable Object value, Map<String, @Nullable Object> facts) {
    if (value instanceof Map<?, ?> members && (!members.isEmpty() || field.equals("metadata"))) {
      members.forEach(
          (key, member) ->
              leaves(
                  field + "/" + key.toString().replace("~", "~0").replace("/", "~1"),
                  member,
                  facts));
    } else {
      facts.put(field, value);
    }
  }

  static Origin origin(Entry entry) {
    if (entry.event() instanceof ImageRegistered e) {
      return e.origin();
    }
    if (entry.event() instanceof TagsEdited e) {
      return e.origin();
    }
    return entry.event() instanceof CaptionChanged e ? e.origin() : Origin.HUMAN;
  }
}
