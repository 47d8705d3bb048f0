package io.framelog.query.duplicate;

import io.framelog.duplicate.DuplicateGroup;
import io.framelog.duplicate.DuplicateGroupMembers;
import io.framelog.duplicate.DuplicateGroups;
import io.framelog.duplicate.DuplicateImage;
import io.framelog.duplicate.DuplicatesOfImage;
import io.framelog.duplicate.FindDuplicateGroup;
import io.framelog.duplicate.FindDuplicatesOf;
import io.framelog.duplicate.ListDuplicateGroups;
import io.framelog.duplicate.ResolveDuplicates;
import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.identity.Identities;
import io.framelog.image.queries.ImageDocument;
import io.framelog.query.image.ImageDocuments;
import io.framelog.query.image.LoadedImages;
import io.framelog.query.progress.ProjectionProgress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads groups, images and progress in one database snapshot, so that the position is exact. */
@Component
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class DuplicateReads {
  /** What a group's name is made of: one more than can be acted upon. */
  private static final int NAMED_BY = ResolveDuplicates.LIMIT + 1;

  private final ProjectionProgress progress;
  private final ImageDocuments documents;
  private final FingerprintTable fingerprints;
  private final Neighbours neighbours;
  private final Stars stars;
  private final Members members;
  private final Resolutions resolutions;

  DuplicateReads(JdbcTemplate jdbc, ProjectionProgress progress, ImageDocuments documents) {
    this.progress = progress;
    this.documents = documents;
    this.fingerprints = new FingerprintTable(jdbc);
    this.neighbours = new Neighbours(jdbc);
    this.stars = new Stars(jdbc, neighbours);
    this.members = new Members(jdbc);
    this.resolutions = new Resolutions(jdbc);
  }

  DuplicateGroups groups(ListDuplicateGroups query) {
    Stars.Page page =
        stars.after(GroupCursor.parse(query.cursor()), query.maxDistance(), query.limit());
    List<List<Member>> named = members.first(page.stars(), NAMED_BY);
    LoadedImages images = load(named.stream().flatMap(DuplicateReads::shown).toList());
    List<DuplicateGroup> groups = new ArrayList<>();
    for (int i = 0; i < named.size(); i++) {
      Star star = page.stars().get(i);
      groups.add(
          group(
              id(star, star.size(), named.get(i)),
              star.size(),
              farthest(star),
              shown(named.get(i)).toList(),
              images));
    }
    String next = page.last() == null ? null : GroupCursor.text(page.last());
    return new DuplicateGroups(groups, next, position(images));
  }

  private static Stream<Member> shown(List<Member> named) {
    return named.stream().limit(DuplicateGroup.SHOWN);
  }

  DuplicateGroupMembers group(FindDuplicateGroup query) {
    GroupId id = GroupId.parse(query.groupId());
    Star star = stars.of(id.first(), id.maxDistance());
    List<Member> named = members.first(List.of(star), NAMED_BY).getFirst();
    if (id(star, star.size(), named).equals(id)) {
      return page(id, star, query);
    }
    if (query.keptImageId() != null) {
      for (List<Member> removed : resolutions.of(star, query.keptImageId())) {
        List<Member> then = Stream.concat(named.stream(), removed.stream()).toList();
        if (id(star, star.size() + removed.size(), then).equals(id)) {
          return resolved(id, then);
        }
      }
    }
    throw id.changed();
  }

  private static GroupId id(Star star, long size, Collection<Member> named) {
    return GroupId.of(
        star.first(), star.maxDistance(), size, named.stream().map(Member::imageId).toList());
  }

  private DuplicateGroupMembers page(GroupId id, Star star, FindDuplicateGroup query) {
    int more = query.limit() + 1;
    List<Member> found =
        query.after() == null
            ? members.first(List.of(star), more).getFirst()
            : members.after(star, query.after(), cursor(query.after()), more);
    List<Member> page = found.subList(0, Math.min(found.size(), query.limit()));
    LoadedImages images = loadAll(page);
    return new DuplicateGroupMembers(
        group(id, star.size(), farthest(star), page, images),
        found.size() > page.size() ? page.getLast().imageId() : null,
        position(images));
  }

  /** It is small: else it could not have been resolved. */
  private DuplicateGroupMembers resolved(GroupId id, List<Member> then) {
    LoadedImages images = loadAll(then);
    int farthest = then.stream().mapToInt(Member::distance).max().orElse(0);
    return new DuplicateGroupMembers(
        group(id, then.size(), farthest, then, images), null, position(images));
  }

  private HashKey cursor(String after) {
    Fingerprint last = fingerprint(after);
    if (last == null) {
      throw new QueryRejected(
          ErrorCode.CURSOR_INVALID, "'%s' is not a cursor of ours".formatted(after));
    }
    return last.key();
  }

  DuplicatesOfImage duplicatesOf(FindDuplicatesOf query) {
    Fingerprint own = fingerprint(query.imageId());
    if (own == null) {
      return none(query.imageId());
    }
    HashKey key = own.key();
    List<Neighbour> near =
        neighbours
            .within(key.algorithm(), List.of(key.hash()), query.maxDistance())
            .getOrDefault(key.hash(), List.of());
    Star all = new Star(key, query.maxDistance(), near);
    List<Member> others =
        members.first(List.of(all), query.limit() + 1).getFirst().stream()
            .filter(member -> !member.imageId().equals(own.imageId()))
            .limit(query.limit())
            .toList();
    LoadedImages images = load(others);
    return new DuplicatesOfImage(
        all.size() - (own.removed() ? 0 : 1), dressed(others, images), position(images));
  }

  private @Nullable Fingerprint fingerprint(String imageId) {
    return Identities.isUuid(imageId) ? fingerprints.load(List.of(imageId)).get(imageId) : null;
  }

  /** The image has no hash, or there is no such image. */
  private DuplicatesOfImage none(String imageId) {
    LoadedImages images = documents.loadAt(List.of(imageId), null);
    if (images.images().isEmpty()) {
      throw new QueryRejected(ErrorCode.IMAGE_NOT_FOUND, "There is no image " + imageId);
    }
    return new DuplicatesOfImage(0, List.of(), position(images));
  }

  /** A group that is acted upon must be whole: refuses while the images are behind or rebuilt. */
  private LoadedImages loadAll(Collection<Member> members) {
    LoadedImages images = load(members);
    if (images.images().size() < members.size()) {
      throw ProjectionProgress.behind(
          ImageDocuments.PROJECTION, progress.position(NearDuplicateProjection.NAME));
    }
    return images;
  }

  private LoadedImages load(Collection<Member> shown) {
    return documents.loadAt(shown.stream().map(Member::imageId).toList(), null);
  }

  private static DuplicateGroup group(
      GroupId id, long size, int farthest, List<Member> shown, LoadedImages images) {
    return new DuplicateGroup(id.text(), size, farthest, dressed(shown, images));
  }

  private static int farthest(Star star) {
    return star.hashes().stream().mapToInt(Neighbour::distance).max().orElse(0);
  }

  /** In lists, images that are behind or being rebuilt are left out for the moment. */
  private static List<DuplicateImage> dressed(List<Member> members, LoadedImages images) {
    List<DuplicateImage> dressed = new ArrayList<>();
    for (Member member : members) {
      ImageDocument image = images.images().get(member.imageId());
      if (image != null) {
        dressed.add(new DuplicateImage(member.distance(), image));
      }
    }
    return dressed;
  }

  private long position(LoadedImages images) {
    return Math.min(progress.position(NearDuplicateProjection.NAME), images.position());
  }
}
