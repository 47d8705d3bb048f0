package io.framelog.command.image;

import io.framelog.identity.Identities;
import io.framelog.image.Crop;
import io.framelog.image.CropState;
import io.framelog.image.NewCrop;
import io.framelog.image.commands.RegisterImage;
import io.framelog.image.events.ImageRegistered;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Decides on the first event of an image: everything that is known of it, each part checked. */
final class Registration {
  private Registration() {}

  static ImageRegistered decide(RegisterImage command, String commandId) {
    ContentMustBeDescribed.check(command);
    if (command.sourceUrl() != null) {
      SourceUrlMustBeAbsolute.check(command.sourceUrl());
    }
    OriginMustBeComplete.check(command.origin());
    String caption = command.caption() == null ? "" : command.caption();
    CaptionMustFit.check(caption);
    CaptionMustBePlainText.check(caption);
    return new ImageRegistered(
        command.imageId(),
        command.objectKey(),
        command.sha256().toLowerCase(Locale.ROOT),
        command.mediaType(),
        command.bytes(),
        command.width(),
        command.height(),
        command.sourceUrl(),
        caption.isEmpty() ? null : caption,
        labels(LabelKind.TAG, command.tags()),
        labels(LabelKind.ACTOR, command.actors()),
        MetadataEdit.decide(Map.of(), command.metadata()).set(),
        crops(command, commandId),
        command.origin());
  }

  private static List<String> labels(LabelKind kind, List<String> raw) {
    TreeSet<String> labels = LabelMustBeAllowed.normalised(kind, raw);
    LabelsMustFitOnImage.check(kind, labels.size());
    return List.copyOf(labels);
  }

  private static List<Crop> crops(RegisterImage command, String commandId) {
    CropsMustFitOnImage.check(command.crops().size());
    Map<String, CropState> crops = new LinkedHashMap<>();
    for (NewCrop crop : command.crops()) {
      String cropId = cropId(crop, commandId, crops.size());
      CropIdMustBeFree.check(cropId, crops.get(cropId));
      crops.put(cropId, CropShape.of(crop.box(), crop.label(), command.width(), command.height()));
    }
    return crops.entrySet().stream()
        .map(e -> new Crop(e.getKey(), e.getValue().box(), e.getValue().label()))
        .toList();
  }

  private static String cropId(NewCrop crop, String commandId, int index) {
    if (crop.cropId() == null) {
      return Identities.derived(commandId, "crop-" + index);
    }
    CropIdMustBeAUuid.check(crop.cropId());
    return crop.cropId();
  }
}
