package org.aidflow.workflow.rights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.springframework.stereotype.Component;

/** Keeps the filters of Tasklist as {@link TaskFilter} has them. */
@Component
class TaskFilters {

  private static final List<Map<String, String>> CARD =
      List.of(
          Map.of("name", "subject", "label", "About"),
          Map.of("name", "areaName", "label", "Area"),
          Map.of("name", "amountYuan", "label", "Amount (yuan)"),
          Map.of("name", "priority", "label", "Priority"));

  private final FilterService filters;
  private final TaskService tasks;

  TaskFilters(FilterService filters, TaskService tasks) {
    this.filters = filters;
    this.tasks = tasks;
  }

  /** Creates or corrects every filter; returns their ids. */
  Map<TaskFilter, String> seed() {
    var ids = new LinkedHashMap<TaskFilter, String>();
    for (var wanted : TaskFilter.ALL) {
      ids.put(wanted, seed(wanted).getId());
    }
    return ids;
  }

  private Filter seed(TaskFilter wanted) {
    var found = filters.createTaskFilterQuery().filterName(wanted.label()).list();
    var filter = found.isEmpty() ? filters.newTaskFilter(wanted.label()) : found.get(0);
    filter.setQuery(wanted.narrow(tasks.createTaskQuery()));
    filter.setProperties(properties(wanted));
    return filters.saveFilter(filter);
  }

  private static Map<String, Object> properties(TaskFilter wanted) {
    var properties = new LinkedHashMap<String, Object>();
    properties.put("description", wanted.description());
    properties.put("priority", TaskFilter.ALL.indexOf(wanted) * 10);
    properties.put("refresh", true);
    properties.put("showUndefinedVariable", false);
    properties.put("variables", CARD);
    return properties;
  }
}
