package io.framelog.dataset.events;

import io.framelog.selection.SelectionSpec;
import org.axonframework.serialization.Revision;

/** The dataset now selects otherwise. */
@Revision("1")
public record SelectionChanged(String datasetId, SelectionSpec selection) implements DatasetEdit {}
