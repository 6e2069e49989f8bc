package org.wschat.bootstrap.config;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads one JSON file. Names are matched without regard to case, as the original does; a name that is unknown or given
 * twice, and JSON that is not quite JSON, are errors.
 */
final class ConfigFile {

    private static final Pattern POSITION = Pattern.compile("at line (\\d+) column (\\d+)");

    private final String name;
    private final JsonReader json;
    private final ConfigValues values;
    private final Set<String> seen = new HashSet<>();

    private ConfigFile(String name, String text, ConfigValues values) {
        this.name = name;
        this.values = values;
        this.json = new JsonReader(new StringReader(text));
        this.json.setStrictness(Strictness.STRICT);
    }

    /**
     * Reads a file.
     *
     * @param name how errors call it
     * @param file where it is
     * @param values takes what is found
     * @return the names of the blocks that the file has
     * @throws ConfigException at the first thing that is wrong
     */
    static Set<String> read(String name, Path file, ConfigValues values) {
        ConfigFile reading = new ConfigFile(name, text(name, file), values);
        try {
            reading.document();
        } catch (IOException | JsonParseException | IllegalStateException e) {
            throw new ConfigException(name, "not JSON" + position(e), "a JSON object");
        }
        return reading.seen;
    }

    private static String text(String name, Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ConfigException(name, "not UTF-8", "a JSON object in UTF-8");
        } catch (NoSuchFileException e) {
            throw new ConfigException(name, "no such file", "a readable JSON file");
        } catch (IOException e) {
            throw new ConfigException(name, "cannot be read", "a readable JSON file");
        }
    }

    private static String position(Exception e) {
        Matcher position = POSITION.matcher(String.valueOf(e.getMessage()));
        return position.find() ? " at line " + position.group(1) + " column " + position.group(2) : "";
    }

    private void document() throws IOException {
        if (json.peek() != JsonToken.BEGIN_OBJECT) {
            throw new ConfigException(name, "not an object", "a JSON object");
        }
        json.beginObject();
        while (json.hasNext()) {
            String member = json.nextName();
            String path = member.toLowerCase(Locale.ROOT);
            if (names("").anyMatch(path::equals)) {
                entry(member, path);
            } else if (blocks().anyMatch(path::equals)) {
                block(member, path);
            } else {
                throw unknown(member, Stream.concat(blocks(), names("")));
            }
        }
        json.endObject();
        if (json.peek() != JsonToken.END_DOCUMENT) {
            throw new ConfigException(name, "more than one value", "one JSON object");
        }
    }

    private void block(String member, String block) throws IOException {
        once(member, block);
        if (json.peek() != JsonToken.BEGIN_OBJECT) {
            throw new ConfigException(
                    place(member), "not an object", "an object with " + String.join(", ", list(names(block + "."))));
        }
        json.beginObject();
        while (json.hasNext()) {
            String inner = json.nextName();
            String path = block + "." + inner.toLowerCase(Locale.ROOT);
            if (key(path).isEmpty()) {
                throw unknown(member + "." + inner, names(block + "."));
            }
            entry(member + "." + inner, path);
        }
        json.endObject();
    }

    /** The value that comes next, for the key with this name. */
    private void entry(String written, String path) throws IOException {
        ConfigKey<?> key = key(path).orElseThrow();
        boolean yields = !path.contains(".") && key.path().contains(".");
        once(written, yields ? path : key.path());
        boolean overruled = yields && seen.contains(key.path());
        ConfigValues taker = overruled ? new ConfigValues() : values;
        taker.putJson(key, place(written), JsonParser.parseReader(json));
    }

    private void once(String written, String meaning) {
        if (!seen.add(meaning)) {
            throw new ConfigException(place(written), "given twice", "each key once");
        }
    }

    private ConfigException unknown(String written, Stream<String> known) {
        return new ConfigException(place(written), "unknown key", "one of " + String.join(", ", list(known)));
    }

    private String place(String written) {
        return name + ": " + ConfigValues.shown(written);
    }

    private static Optional<ConfigKey<?>> key(String path) {
        return ConfigKeys.ALL.stream().filter(key -> key.isNamed(path)).findFirst();
    }

    /** The names within a block ({@code "server."}), or, for an empty prefix, those outside of all blocks. */
    private static Stream<String> names(String prefix) {
        return ConfigKeys.ALL.stream()
                .flatMap(key -> Stream.concat(Stream.of(key.path()), key.aliases().stream()))
                .filter(path -> path.startsWith(prefix) && path.indexOf('.') == prefix.length() - 1)
                .map(path -> path.substring(prefix.length()));
    }

    private static Stream<String> blocks() {
        return ConfigKeys.ALL.stream()
                .map(ConfigKey::path)
                .filter(path -> path.contains("."))
                .map(path -> path.substring(0, path.indexOf('.')));
    }

    private static Set<String> list(Stream<String> names) {
        return names.collect(LinkedHashSet::new, Set::add, Set::addAll);
    }
}
