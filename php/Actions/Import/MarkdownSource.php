<?php
/**
 * Articles from a folder of Markdown files.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Import;

use Mesa\Domain\FrontMatter;
use Mesa\Domain\Markdown;

defined( 'ABSPATH' ) || exit;

/**
 * Each file is an article, each folder a topic. What stands before the text names title, address, date, order and more; a
 * folder's index file names the topic.
 */
final class MarkdownSource implements Source {
	/** Bytes of a text, of a picture. */
	private const TEXT    = 2 * MB_IN_BYTES;
	private const PICTURE = 10 * MB_IN_BYTES;
	private const INDEX   = array( '_index', 'index', 'readme' );

	/**
	 * The texts' paths.
	 *
	 * @var list<string>
	 */
	private readonly array $files;

	/**
	 * What was left out.
	 *
	 * @var list<string>
	 */
	private array $notes = array();

	/**
	 * Names of folders by their paths.
	 *
	 * @var array<string, string>
	 */
	private array $folders = array();

	/**
	 * Takes the zip.
	 *
	 * @param Zip $zip The zip.
	 */
	public function __construct( private readonly Zip $zip ) {
		$this->files = array_values( array_filter( $zip->names(), static fn( string $name ): bool => 1 === preg_match( '/\.(?:md|markdown|mdx)$/i', $name ) ) );
	}

	/**
	 * How many there are.
	 */
	public function total(): int {
		return count( $this->files );
	}

	/**
	 * Some of them.
	 *
	 * @param int $from  So many are left out.
	 * @param int $limit At most so many.
	 * @return list<array<string, mixed>>
	 */
	public function read( int $from, int $limit ): array {
		$entries = array();
		foreach ( array_slice( $this->files, $from, $limit ) as $path ) {
			$text = $this->zip->read( $path, self::TEXT );
			if ( null === $text ) {
				/* translators: %s: path of a file */
				$this->notes[] = sprintf( __( '%s is larger than 2 MB and was left out.', 'mesa-help-desk' ), $path );
				continue;
			}
			$entries[] = $this->entry( $path, $text );
		}
		return array_values( array_filter( $entries ) );
	}

	/**
	 * What was left out.
	 *
	 * @return list<string>
	 */
	public function notes(): array {
		return $this->notes;
	}

	/**
	 * Nothing to choose from.
	 *
	 * @return list<array{name: string, count: int, chosen: bool}>
	 */
	public function types(): array {
		return array();
	}

	/**
	 * The key of another file.
	 *
	 * @param string $address As it stands in the text.
	 * @param string $base    The file that it stands in.
	 */
	public function key_of( string $address, string $base ): string {
		$path = $this->path( (string) preg_replace( '/[?#].*$/s', '', $address ), $base );
		if ( '' === $path ) {
			return '';
		}
		foreach ( array( $path, "$path.md", rtrim( $path, '/' ) . '/index.md', rtrim( $path, '/' ) . '/README.md', (string) preg_replace( '/\.html?$/i', '.md', $path ) ) as $try ) {
			if ( in_array( $try, $this->files, true ) ) {
				return self::key( $try );
			}
		}
		return '';
	}

	/**
	 * A picture.
	 *
	 * @param string $address As it stands in the text.
	 * @param string $base    The file that it stands in.
	 * @return array{name: string, bytes: string}|null
	 */
	public function picture( string $address, string $base ): ?array {
		$path  = $this->path( $address, $base );
		$bytes = '' === $path ? null : $this->zip->read( $path, self::PICTURE );
		return null === $bytes ? null : array( 'name' => basename( $path ), 'bytes' => $bytes );
	}

	/**
	 * A file as an entry.
	 *
	 * @param string $path The file.
	 * @param string $text Its content.
	 * @return array<string, mixed>|null Null for an index file without words: it only names its folder.
	 */
	private function entry( string $path, string $text ): ?array {
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
		$topics = $given ? array_map( static fn( string $one ): array => array_values( array_filter( array_map( 'trim', explode( '/', $one ) ) ) ), $given ) : array_values( array_filter( array( $this->topic( $folder ) ) ) );
		$draft  = strtolower( FrontMatter::text( $head, array( 'draft' ) ) );
		$public = strtolower( FrontMatter::text( $head, array( 'published' ) ) );
		$kind   = strtolower( FrontMatter::text( $head, array( 'visibility' ) ) );
		$old    = FrontMatter::all( $head, array( 'aliases', 'redirect_from', 'permalink', 'url' ) );
		return array(
			'key'        => self::key( $path ),
			'title'      => '' === $title ? ( $is_index && '' !== $folder ? self::words( basename( $folder ) ) : self::words( $name ) ) : $title,
			'slug'       => sanitize_title( FrontMatter::text( $head, array( 'slug' ) ) ?: ( $is_index && '' !== $folder ? basename( $folder ) : (string) preg_replace( '/^\d+[\-_. ]+/', '', $name ) ) ),
			'status'     => in_array( $draft, array( 'true', 'yes', '1' ), true ) || in_array( $public, array( 'false', 'no', '0' ), true ) || 'draft' === strtolower( FrontMatter::text( $head, array( 'status' ) ) ) ? 'draft' : 'publish',
			'date'       => self::date( FrontMatter::text( $head, array( 'date', 'created' ) ) ),
			'excerpt'    => FrontMatter::text( $head, array( 'description', 'excerpt', 'summary' ) ),
			'content'    => Markdown::html( $body ),
			'topics'     => $topics,
			'order'      => (int) ( FrontMatter::text( $head, array( 'order', 'weight', 'sidebar_position', 'nav_order', 'position' ) ) ?: ( preg_match( '/^(\d{1,4})[\-_. ]/', $name, $number ) ? $number[1] : 0 ) ),
			'old'        => array_values( array_filter( array_map( self::old_path( ... ), $old ) ) ),
			'aliases'    => FrontMatter::all( $head, array( 'keywords' ) ),
			'visibility' => in_array( $kind, array( 'customers', 'internal' ), true ) ? $kind : '',
			'base'       => $path,
		);
	}

	/**
	 * The names of the folders that lead to a file.
	 *
	 * @param string $folder The file's.
	 * @return list<string>
	 */
	private function topic( string $folder ): array {
		$names = array();
		$path  = '';
		foreach ( '' === $folder ? array() : explode( '/', $folder ) as $part ) {
			$path = '' === $path ? $part : "$path/$part";
			if ( ! isset( $this->folders[ $path ] ) ) {
				$this->folders[ $path ] = self::words( $part );
				foreach ( array( '_index.md', 'index.md', 'README.md' ) as $index ) {
					$text  = in_array( "$path/$index", $this->files, true ) ? (string) $this->zip->read( "$path/$index", self::TEXT ) : '';
					$title = FrontMatter::text( FrontMatter::split( $text )[0], array( 'title' ) );
					if ( '' !== $title ) {
						$this->folders[ $path ] = $title;
						break;
					}
				}
			}
			$names[] = $this->folders[ $path ];
		}
		return $names;
	}

	/**
	 * An address as a path in the zip.
	 *
	 * @param string $address As it stands in the text.
	 * @param string $base    The file that it stands in.
	 * @return string '' when it leads elsewhere.
	 */
	private function path( string $address, string $base ): string {
		if ( '' === $address || preg_match( '#^(?:[a-z][a-z0-9+.\-]*:|//|\#)#i', $address ) ) {
			return '';
		}
		$from = str_starts_with( $address, '/' ) ? array() : explode( '/', $base );
		array_pop( $from );
		foreach ( explode( '/', rawurldecode( ltrim( $address, '/' ) ) ) as $part ) {
			if ( '..' === $part ) {
				array_pop( $from );
			} elseif ( '' !== $part && '.' !== $part ) {
				$from[] = $part;
			}
		}
		return implode( '/', $from );
	}

	/**
	 * A file's key.
	 *
	 * @param string $path Its path.
	 */
	private static function key( string $path ): string {
		return sha1( "markdown:$path" );
	}

	/**
	 * A name of a file as words: "02-first_steps" → "First steps".
	 *
	 * @param string $name Without ending.
	 */
	private static function words( string $name ): string {
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

	/**
	 * An old address without its host and slashes.
	 *
	 * @param string $address As written.
	 */
	private static function old_path( string $address ): string {
		return OldPath::of( $address );
	}
}
