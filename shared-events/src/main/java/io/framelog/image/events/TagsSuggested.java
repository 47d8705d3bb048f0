package io.framelog.image.events;

import io.framelog.image.TagSuggestion;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * A model proposed tags, best first; the list may be empty. It replaces what the same model
 * proposed before.
 */
@Revision("1")
public record TagsSuggested(
    String imageId, List<TagSuggestion> tags, String model, String modelVersion)
    implements EnrichmentEvent {}
