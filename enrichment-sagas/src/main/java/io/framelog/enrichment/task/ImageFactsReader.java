package io.framelog.enrichment.task;

import io.framelog.image.Box;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.CropAdded;
import io.framelog.image.events.CropAdjusted;
import io.framelog.image.events.CropRemoved;
import io.framelog.image.events.ImageRegistered;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** Folds an image's own events, so that enrichment needs no read model. */
@Component
class ImageFactsReader {
  private final EventStore events;

  ImageFactsReader(EventStore events) {
    this.events = events;
  }

  ImageFacts read(String imageId) {
    String objectKey = "";
    String caption = "";
    Map<String, Box> crops = new HashMap<>();
    for (Object event : payloads(imageId)) {
      switch (event) {
        case ImageRegistered registered -> {
          objectKey = registered.objectKey();
          caption = registered.caption() == null ? "" : registered.caption();
          registered.crops().forEach(crop -> crops.put(crop.cropId(), crop.box()));
        }
        case CaptionChanged changed -> caption = changed.text();
        case CropAdded added -> crops.put(added.cropId(), added.box());
        case CropAdjusted adjusted -> crops.put(adjusted.cropId(), adjusted.to().box());
        case CropRemoved removed -> crops.remove(removed.cropId());
        default -> {}
      }
    }
    return new ImageFacts(objectKey, caption, crops);
  }

  private List<?> payloads(String imageId) {
    return events.readEvents(imageId, 0).asStream().map(message -> message.getPayload()).toList();
  }
}
