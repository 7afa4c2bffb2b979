package org.aidflow.workflow.tasks;

import java.util.List;
import org.aidflow.access.Hand;
import org.aidflow.access.Officials;
import org.aidflow.access.Post;
import org.aidflow.kernel.Subject;
import org.aidflow.workflow.TaskNews;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Sends a task up the line when nobody is left for it where it would be offered. */
@Component
class LineOfDuty {

  private static final Logger log = LoggerFactory.getLogger(LineOfDuty.class);

  private final ObjectProvider<Officials> officials;
  private final ObjectProvider<TaskNews> news;

  LineOfDuty(ObjectProvider<Officials> officials, ObjectProvider<TaskNews> news) {
    this.officials = officials;
    this.news = news;
  }

  /**
   * Where the task is offered: these posts while one of them has somebody who may do it, else the
   * next one up that has; the highest when none has.
   */
  List<Post> offer(List<Post> posts, Hand hand, Subject subject, String taskName) {
    if (posts.isEmpty() || posts.stream().anyMatch(post -> hasSomebody(post, hand, subject))) {
      return posts;
    }
    var from = posts.get(0);
    var above = from.lineOfDuty().skip(1).toList();
    var found = above.stream().filter(post -> hasSomebody(post, hand, subject)).findFirst();
    var to = found.orElse(above.isEmpty() ? from : above.get(above.size() - 1));
    var why = why(from, found.isPresent());
    if (found.isEmpty()) {
      log.warn("Nobody may do \"{}\" of {}: appoint another official to {}", taskName, subject, to);
    }
    news.forEach(hears -> hears.climbed(subject, taskName, from.group(), to.group(), why));
    return List.of(to);
  }

  private String why(Post from, boolean found) {
    var reason =
        officials.getObject().holders(from.role(), from.area()).isEmpty()
            ? "Nobody holds the role there"
            : "Everyone who holds the role there is away or had a hand in it before";
    return found ? reason : reason + ", and nobody further up can do it either";
  }

  private boolean hasSomebody(Post post, Hand hand, Subject subject) {
    return !officials.getObject().eligible(post.group(), hand, subject).isEmpty();
  }
}
