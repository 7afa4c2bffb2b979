package org.aidflow.workflow.tasks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.aidflow.access.Hand;
import org.aidflow.access.Post;
import org.aidflow.workflow.Subjects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * Stands for the candidate groups that a model names, and evaluates to the groups that a new task
 * is really offered to.
 */
final class OfferedTo implements Expression {

  private final Set<Expression> named;
  private final Hand hand;
  private final String taskName;
  private final LineOfDuty lineOfDuty;

  OfferedTo(Set<Expression> named, Hand hand, String taskName, LineOfDuty lineOfDuty) {
    this.named = Set.copyOf(named);
    this.hand = hand;
    this.taskName = taskName;
    this.lineOfDuty = lineOfDuty;
  }

  @Override
  public Object getValue(VariableScope scope) {
    var groups = groups(scope);
    var posts = groups.stream().flatMap(group -> Post.parse(group).stream()).toList();
    return posts.size() == groups.size() && scope instanceof DelegateExecution execution
        ? Subjects.of(execution)
            .map(subject -> lineOfDuty.offer(posts, hand, subject, taskName))
            .map(offered -> offered.stream().map(Post::group).toList())
            .orElse(groups)
        : groups;
  }

  private List<String> groups(VariableScope scope) {
    var groups = new ArrayList<String>();
    for (var expression : named) {
      var value = expression.getValue(scope);
      if (value instanceof Collection<?> several) {
        several.forEach(group -> groups.add(String.valueOf(group)));
      } else {
        groups.addAll(List.of(String.valueOf(value).split("\\s*,\\s*")));
      }
    }
    return groups;
  }

  @Override
  public void setValue(Object value, VariableScope scope) {
    throw new IllegalStateException("Candidates cannot be set");
  }

  @Override
  public String getExpressionText() {
    return String.join(",", named.stream().map(Expression::getExpressionText).toList());
  }

  @Override
  public boolean isLiteralText() {
    return false;
  }
}
