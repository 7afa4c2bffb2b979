package org.aidflow.workflow.tasks;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.aidflow.access.Post;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Areas;
import org.aidflow.kernel.Subject;
import org.aidflow.workflow.CaseVariables;
import org.aidflow.workflow.TaskNews;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** Offers open tasks to other officials than before. Call it from a delegate. */
@NamedInterface("offers")
@Component
public class OfferAgain {

  private final ObjectProvider<RuntimeService> runtime;
  private final ObjectProvider<RepositoryService> repository;
  private final ObjectProvider<TaskService> tasks;
  private final LineOfDuty lineOfDuty;
  private final ObjectProvider<TaskNews> news;

  OfferAgain(
      ObjectProvider<RuntimeService> runtime,
      ObjectProvider<RepositoryService> repository,
      ObjectProvider<TaskService> tasks,
      LineOfDuty lineOfDuty,
      ObjectProvider<TaskNews> news) {
    this.runtime = runtime;
    this.repository = repository;
    this.tasks = tasks;
    this.lineOfDuty = lineOfDuty;
    this.news = news;
  }

  /**
   * The subject's processes go on in another area: what is open there is offered to the same roles
   * of that area, and nobody's any more who had claimed it.
   *
   * @param staying keys of processes that stay where they are
   */
  public void inArea(Subject subject, AreaCode area, Set<String> staying) {
    for (ProcessInstance process : processesOf(subject)) {
      if (!staying.contains(keyOf(process))) {
        runtime.getObject().setVariable(process.getId(), CaseVariables.AREA.name(), area.value());
        tasksOf(process).forEach(task -> move(task, subject, area));
      }
    }
  }

  /** What is open of the subject is offered one level up as well. */
  public void oneLevelUp(Subject subject) {
    for (ProcessInstance process : processesOf(subject)) {
      for (Task task : tasksOf(process)) {
        postsOf(task).stream()
            .findFirst()
            .flatMap(Post::nextUp)
            .ifPresent(
                up -> {
                  tasks.getObject().addCandidateGroup(task.getId(), up.group());
                  news.forEach(hears -> hears.overdue(subject, task.getName(), up.group()));
                });
      }
    }
  }

  private void move(Task task, Subject subject, AreaCode area) {
    var service = tasks.getObject();
    var before = postsOf(task);
    var there = before.stream().map(post -> Post.competent(post.role(), area)).distinct().toList();
    var hand = UserTaskSettings.handOf((TaskEntity) task);
    var offered = lineOfDuty.offer(there, hand, subject, task.getName());
    if (task.getAssignee() != null) {
      service.setAssignee(task.getId(), null);
    }
    before.forEach(post -> service.deleteCandidateGroup(task.getId(), post.group()));
    offered.forEach(post -> service.addCandidateGroup(task.getId(), post.group()));
    service.setVariableLocal(task.getId(), "areaName", Areas.localName(area));
  }

  private List<ProcessInstance> processesOf(Subject subject) {
    return runtime
        .getObject()
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(subject.value())
        .list();
  }

  private String keyOf(ProcessInstance process) {
    return repository.getObject().getProcessDefinition(process.getProcessDefinitionId()).getKey();
  }

  private List<Task> tasksOf(ProcessInstance process) {
    return tasks.getObject().createTaskQuery().processInstanceId(process.getId()).list();
  }

  private List<Post> postsOf(Task task) {
    return tasks.getObject().getIdentityLinksForTask(task.getId()).stream()
        .map(IdentityLink::getGroupId)
        .filter(Objects::nonNull)
        .flatMap(group -> Post.parse(group).stream())
        .toList();
  }
}
