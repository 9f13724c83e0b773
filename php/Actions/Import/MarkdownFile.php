<?php
/**
 * A Markdown file as an article.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Import;

use Mesa\Domain\FrontMatter;
use Mesa\Domain\Markdown;

defined( 'ABSPATH' ) || exit;

/**
 * What stands before the text names title, address, date, order and more, in the words of the usual generators of sites
 * (Jekyll, Hugo, Docusaurus); what it does not name is guessed from the file's name and first heading.
 */
final class MarkdownFile {
	/** Names of a folder's own page. */
	private const INDEX = array( '_index', 'index', 'readme' );
	/** What a status stands for that is not for everybody; others, such as "new", say something else. */
	private const STATUSES = array( 'draft' => 'draft', 'pending' => 'draft', 'unpublished' => 'draft', 'archived' => 'draft', 'private' => 'private' );

	/**
	 * A file as an entry.
	 *
	 * @param string   $path  The file.
	 * @param string   $text  Its content.
	 * @param \Closure $topic Gives the names of the topics that a folder stands for: ( string $folder ) => list<string>.
	 * @return array<string, mixed>|null Null for an index file without words: it only names its folder.
	 */
	public static function entry( string $path, string $text, \Closure $topic ): ?array {
		list( $head, $body ) = FrontMatter::split( wp_check_invalid_utf8( $text, true ) );
		$name                = (string) preg_replace( '/\.\w+$/', '', basename( $path ) );
		$folder              = '.' === dirname( $path ) ? '' : dirname( $path );
		$title               = FrontMatter::text( $head, array( 'title', 'sidebar_label' ) );
		// The first heading is the title, where nothing else says so.
		if ( preg_match( '/\A\s*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|\z)/', $body, $found ) && ( '' === $title || self::plain( $found[1] ) === $title ) ) {
			$title = '' === $title ? self::plain( $found[1] ) : $title;
			$body  = substr( $body, strlen( $found[0] ) );
		}
		$is_index = in_array( strtolower( $name ), self::INDEX, true );
		if ( $is_index && '' === trim( $body ) ) {
			return null;
		}
		$given  = FrontMatter::all( $head, array( 'topic', 'topics', 'category', 'categories', 'section' ) );
		$topics = $given ? array_map( static fn( string $one ): array => array_values( array_filter( array_map( 'trim', explode( '/', $one ) ) ) ), $given ) : array_values( array_filter( array( $topic( $folder ) ) ) );
		$draft  = strtolower( FrontMatter::text( $head, array( 'draft' ) ) );
		$public = strtolower( FrontMatter::text( $head, array( 'published' ) ) );
		$status = strtolower( FrontMatter::text( $head, array( 'status' ) ) );
		$old    = FrontMatter::all( $head, array( 'aliases', 'redirect_from', 'permalink', 'url' ) );
		return array(
			'key'        => self::key( $path ),
			'title'      => '' === $title ? ( $is_index && '' !== $folder ? self::words( basename( $folder ) ) : self::words( $name ) ) : $title,
			'slug'       => sanitize_title( FrontMatter::text( $head, array( 'slug' ) ) ?: ( $is_index && '' !== $folder ? basename( $folder ) : (string) preg_replace( '/^\d+[\-_. ]+/', '', $name ) ) ),
			'status'     => in_array( $draft, array( 'true', 'yes', '1' ), true ) || in_array( $public, array( 'false', 'no', '0' ), true ) ? 'draft' : self::STATUSES[ $status ] ?? 'publish',
			'date'       => self::date( FrontMatter::text( $head, array( 'date', 'created' ) ) ),
			'excerpt'    => FrontMatter::text( $head, array( 'description', 'excerpt', 'summary' ) ),
			'content'    => Markdown::html( $body ),
			'topics'     => $topics,
			'order'      => (int) ( FrontMatter::text( $head, array( 'order', 'weight', 'sidebar_position', 'nav_order', 'position' ) ) ?: ( preg_match( '/^(\d{1,4})[\-_. ]/', $name, $number ) ? $number[1] : 0 ) ),
			'old'        => array_values( array_filter( array_map( OldPath::of( ... ), $old ) ) ),
			'aliases'    => FrontMatter::all( $head, array( 'keywords' ) ),
			'visibility' => self::visibility( $head ),
			'base'       => $path,
		);
	}

	/**
	 * Whom a file names as its readers. What is none of our words is closed to all but the team: somebody meant to keep it from
	 * others.
	 *
	 * @param array<string, mixed> $head As FrontMatter gives it.
	 * @return string '' for everybody.
	 */
	private static function visibility( array $head ): string {
		$kind = strtolower( FrontMatter::text( $head, array( 'visibility' ) ) );
		return in_array( $kind, array( '', 'public', 'everybody', 'everyone' ), true ) ? '' : ( 'customers' === $kind ? $kind : 'internal' );
	}

	/**
	 * A file's key.
	 *
	 * @param string $path Its path.
	 */
	public static function key( string $path ): string {
		return sha1( "markdown:$path" );
	}

	/**
	 * A name of a file as words: "02-first_steps" → "First steps".
	 *
	 * @param string $name Without ending.
	 */
	public static function words( string $name ): string {
		$words = trim( (string) preg_replace( array( '/^\d+[\-_. ]+/', '/[\-_]+/' ), array( '', ' ' ), $name ) );
		$words = '' === $words ? $name : $words;
		return mb_strtoupper( mb_substr( $words, 0, 1 ) ) . mb_substr( $words, 1 );
	}

	/**
	 * A line of Markdown as plain text.
	 *
	 * @param string $line The line.
	 */
	private static function plain( string $line ): string {
		return trim( html_entity_decode( wp_strip_all_tags( Markdown::html( $line ) ), ENT_QUOTES | ENT_HTML5, 'UTF-8' ) );
	}

	/**
	 * A date as WordPress wants it.
	 *
	 * @param string $given As written.
	 * @return string UTC, '' when it is none.
	 */
	private static function date( string $given ): string {
		$time = '' === $given ? false : strtotime( $given . ( preg_match( '/[T ]\d/', $given ) ? '' : ' 12:00:00' ) );
		return false === $time || $time > time() ? '' : gmdate( 'Y-m-d H:i:s', $time );
	}
}
