package org.wschat.bootstrap.metrics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code /metrics} said, read as Prometheus does.
 *
 * @param types the type of each metric
 * @param helps the text on each metric
 * @param samples each value by its name and labels
 */
public record Scrape(Map<String, String> types, Map<String, String> helps, Map<String, Double> samples) {

    private static final Pattern SAMPLE =
            Pattern.compile("([a-z][a-z0-9_]*)(\\{[a-z]+=\"[^\"]*\"(,[a-z]+=\"[^\"]*\")*})? (\\S+)");

    /**
     * Reads a scrape.
     *
     * @throws IllegalArgumentException if a line is none of the format
     */
    public static Scrape of(String text) {
        Scrape scrape = new Scrape(new TreeMap<>(), new TreeMap<>(), new LinkedHashMap<>());
        text.lines().forEach(scrape::take);
        return scrape;
    }

    private void take(String line) {
        String[] words = line.split(" ", 4);
        if (words[0].equals("#")) {
            (words[1].equals("TYPE") ? types : helps).put(words[2], words[3]);
            return;
        }
        Matcher sample = SAMPLE.matcher(line);
        if (!sample.matches()) {
            throw new IllegalArgumentException("line: " + line + " (expected: name{label=\"value\"} number)");
        }
        samples.put(
                line.substring(0, sample.start(4) - 1),
                Double.valueOf(sample.group(4).replace("Inf", "Infinity")));
    }

    /**
     * Finds a value.
     *
     * @param name with labels, as it is written
     */
    public double value(String name) {
        Double value = samples.get(name);
        if (value == null) {
            throw new AssertionError(name + ": not among " + samples.keySet());
        }
        return value;
    }

    /** The names of all labels of a metric. */
    public Set<String> labels(String metric) {
        Set<String> labels = new TreeSet<>();
        samples.keySet().stream()
                .filter(name -> name.startsWith(metric + "{"))
                .map(name -> Pattern.compile("([a-z]+)=").matcher(name))
                .forEach(matcher -> matcher.results().forEach(label -> labels.add(label.group(1))));
        return labels;
    }
}
