package io.framelog.dataset.events;

import java.util.List;
import org.axonframework.serialization.Revision;

/** The dataset gives these images, which were retracted, out again; the ids are sorted. */
@Revision("1")
public record ImagesReinstated(String datasetId, List<String> imageIds, String reason)
    implements DatasetEdit {}
