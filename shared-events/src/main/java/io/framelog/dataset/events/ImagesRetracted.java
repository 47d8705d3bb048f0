package io.framelog.dataset.events;

import java.util.List;
import org.axonframework.serialization.Revision;

/** The dataset no longer gives these images out; the ids are sorted. */
@Revision("1")
public record ImagesRetracted(String datasetId, List<String> imageIds, String reason)
    implements DatasetEdit {}
