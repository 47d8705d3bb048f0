package io.framelog.command.image;

import io.framelog.identity.Identities;
import io.framelog.image.Origin;
import io.framelog.image.commands.AddCrop;
import io.framelog.image.commands.ChangeCaption;
import io.framelog.image.commands.EditActors;
import io.framelog.image.commands.EditImage;
import io.framelog.image.commands.EditMetadata;
import io.framelog.image.commands.EditTags;
import io.framelog.image.commands.ImageEdit;
import io.framelog.image.commands.RemoveImage;
import io.framelog.image.commands.RequestEnrichment;
import io.framelog.image.commands.RestoreImage;
import io.framelog.image.commands.ReviewImage;
import io.framelog.log.MetadataKeys;
import org.axonframework.commandhandling.CommandMessage;

/** Has an image decide on several edits, each on what the ones before have left. */
final class EachEdit {
  private EachEdit() {}

  static void decide(
      Image image, EditImage command, CommandMessage<?> message, ImagePolicies policies) {
    for (int i = 0; i < command.edits().size(); i++) {
      decide(image, command.edits().get(i), i, message, policies);
    }
  }

  private static void decide(
      Image image, ImageEdit edit, int number, CommandMessage<?> message, ImagePolicies policies) {
    String id = image.imageId;
    switch (edit) {
      case ImageEdit.Tags e -> image.handle(new EditTags(id, e.add(), e.remove(), null));
      case ImageEdit.Actors e -> image.handle(new EditActors(id, e.add(), e.remove(), null));
      case ImageEdit.Caption e -> image.handle(new ChangeCaption(id, e.text(), Origin.HUMAN, null));
      case ImageEdit.Metadata e -> image.handle(new EditMetadata(id, e.patch(), null));
      case ImageEdit.AddedCrop e ->
          image.handle(new AddCrop(id, e.box(), e.label(), cropId(message, number), null), message);
      case ImageEdit.Removal e -> image.handle(new RemoveImage(id, e.reason(), null));
      case ImageEdit.Restoration e -> image.handle(new RestoreImage(id, null));
      case ImageEdit.Review e ->
          image.handle(
              new ReviewImage(id, e.state(), e.note(), null),
              (String) message.getMetaData().get(MetadataKeys.ACTOR),
              policies);
      case ImageEdit.Enrichment e -> image.handle(new RequestEnrichment(id, e.kinds()));
    }
  }

  /** Each edit's crop has its own id, the same when the command comes again. */
  private static String cropId(CommandMessage<?> message, int number) {
    return Identities.derived(message.getIdentifier(), "crop " + number);
  }
}
