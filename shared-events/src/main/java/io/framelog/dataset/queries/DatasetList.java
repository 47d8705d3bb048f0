package io.framelog.dataset.queries;

import java.util.List;

/** All datasets, with the position that the list is true at. */
public record DatasetList(List<DatasetView> datasets, long position) {}
