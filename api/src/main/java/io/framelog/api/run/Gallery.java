package io.framelog.api.run;

import io.framelog.imports.StartImport;

/**
 * Pictures that are imported together.
 *
 * @param name the dataset that they become, and who the log says brought them
 * @param source what their metadata name as their source
 * @param search a text to look for among them
 * @param files where they are
 * @param key under which the import is submitted: once for each key
 */
record Gallery(String name, String source, String search, StartImport files, String key) {}
