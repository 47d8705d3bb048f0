package io.framelog.query.search;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** A component of search: only on nodes that answer queries, because the others have no model. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Component
@Conditional(QueryRole.class)
@interface SearchComponent {}
