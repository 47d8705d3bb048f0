package io.framelog.dataset.events;

import io.framelog.selection.SelectionSpec;
import org.axonframework.serialization.Revision;

/** A dataset exists under this name. */
@Revision("1")
public record DatasetDefined(String datasetId, String name, SelectionSpec selection)
    implements DatasetEdit {}
