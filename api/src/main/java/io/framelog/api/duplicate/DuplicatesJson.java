package io.framelog.api.duplicate;

import io.framelog.api.json.JsonText;
import io.framelog.duplicate.DuplicateGroup;
import io.framelog.duplicate.DuplicateGroupMembers;
import io.framelog.duplicate.DuplicateGroups;
import io.framelog.duplicate.DuplicateImage;
import io.framelog.duplicate.DuplicatesOfImage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the answers in the forms of {@link DuplicatesBody}, images without parsing them. */
final class DuplicatesJson {
  private final StringBuilder json = new StringBuilder(4096);

  private DuplicatesJson() {}

  static byte[] of(DuplicateGroups answer) {
    DuplicatesJson text = new DuplicatesJson();
    text.json.append("{\"groups\":[");
    String separator = "";
    for (DuplicateGroup group : answer.groups()) {
      text.json.append(separator);
      text.group(group);
      text.json.append('}');
      separator = ",";
    }
    text.json.append("],");
    text.end(answer.nextCursor(), answer.position());
    return JsonText.utf8(text.json);
  }

  static byte[] of(DuplicateGroupMembers answer) {
    DuplicatesJson text = new DuplicatesJson();
    text.group(answer.group());
    text.json.append(',');
    text.end(answer.next(), answer.position());
    return JsonText.utf8(text.json);
  }

  static byte[] of(DuplicatesOfImage answer) {
    DuplicatesJson text = new DuplicatesJson();
    text.json.append("{\"size\":").append(answer.size());
    text.images(answer.images());
    text.json.append(",\"position\":").append(answer.position()).append('}');
    return JsonText.utf8(text.json);
  }

  /** A group without its closing brace. */
  private void group(DuplicateGroup group) {
    json.append("{\"groupId\":");
    JsonText.appendString(json, group.groupId());
    json.append(",\"size\":").append(group.size());
    json.append(",\"distance\":").append(group.distance());
    images(group.images());
  }

  private void images(List<DuplicateImage> images) {
    json.append(",\"images\":[");
    String separator = "";
    for (DuplicateImage image : images) {
      String own = image.image().json();
      json.append(separator).append("{\"imageId\":");
      JsonText.appendString(json, image.image().imageId());
      json.append(",\"distance\":").append(image.distance());
      json.append(',').append(own, 1, own.length());
      separator = ",";
    }
    json.append(']');
  }

  private void end(@Nullable String nextCursor, long position) {
    json.append("\"nextCursor\":");
    if (nextCursor == null) {
      json.append("null");
    } else {
      JsonText.appendString(json, nextCursor);
    }
    json.append(",\"position\":").append(position).append('}');
  }
}
