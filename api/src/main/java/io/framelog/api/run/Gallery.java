package io.framelog.api.run;

import java.util.List;

/**
 * Pictures that are imported together.
 *
 * @param name the dataset that they become, and who the log says brought them
 * @param source what their metadata name as their source
 * @param search a text to look for among them
 */
record Gallery(String name, String source, String search, List<Picture> pictures) {}
