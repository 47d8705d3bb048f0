package io.framelog.editor.queries;

/**
 * How far an editor's erasure is. Answer: {@link EditorErasureView}; unknown: {@code
 * erasure-not-found}.
 */
public record FindEditorErasure(String erasureId) {}
