package org.aidflow.workflow.tasks;

import java.util.List;
import org.aidflow.access.Hand;
import org.aidflow.access.Officials;
import org.aidflow.access.Post;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.workflow.TaskNews;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Sends a task up the line when nobody is left for it where it is offered. */
@Component
class LineOfDuty {

  private final ObjectProvider<Officials> officials;
  private final ObjectProvider<TaskNews> news;

  LineOfDuty(ObjectProvider<Officials> officials, ObjectProvider<TaskNews> news) {
    this.officials = officials;
    this.news = news;
  }

  void climb(DelegateTask task, CaseTask caseTask) {
    var posts = caseTask.posts();
    var hand = caseTask.hand();
    var caseNumber = caseTask.caseNumber();
    if (posts.isEmpty() || posts.stream().anyMatch(post -> hasSomebody(post, hand, caseNumber))) {
      return;
    }
    var from = posts.get(0);
    var above = from.lineOfDuty().skip(1).toList();
    var to =
        above.stream()
            .filter(post -> hasSomebody(post, hand, caseNumber))
            .findFirst()
            .orElse(above.isEmpty() ? from : above.get(above.size() - 1));
    posts.forEach(post -> task.deleteCandidateGroup(post.group()));
    task.addCandidateGroup(to.group());
    var why = why(posts, hasSomebody(to, hand, caseNumber));
    news.forEach(
        hears -> hears.climbed(caseNumber, caseTask.name(), from.group(), to.group(), why));
  }

  private String why(List<Post> posts, boolean found) {
    var held =
        posts.stream()
            .anyMatch(post -> !officials.getObject().holders(post.role(), post.area()).isEmpty());
    return (held
            ? "Everyone who holds the role there is away or had a hand in the case before"
            : "Nobody holds the role there")
        + (found ? "" : ", and nobody further up can do it either");
  }

  private boolean hasSomebody(Post post, Hand hand, CaseNumber caseNumber) {
    return !officials.getObject().eligible(post.group(), hand, caseNumber).isEmpty();
  }
}
