package io.framelog.command.job;

import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether {@code framelog.roles} (all by default) holds {@code command}. */
final class CommandRole implements Condition {
  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return Binder.get(context.getEnvironment())
        .bind("framelog.roles", Bindable.setOf(String.class))
        .orElse(Set.of("command"))
        .contains("command");
  }
}
