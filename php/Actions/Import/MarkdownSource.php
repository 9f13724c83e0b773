<?php
/**
 * Articles from a folder of Markdown files.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Import;

use Mesa\Domain\FrontMatter;

defined( 'ABSPATH' ) || exit;

/**
 * Each file is an article (MarkdownFile), each folder a topic; a folder's index file names the topic.
 */
final class MarkdownSource implements Source {
	/** Bytes of a text, of a picture. */
	private const TEXT    = 2 * MB_IN_BYTES;
	private const PICTURE = 10 * MB_IN_BYTES;

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
			$entries[] = MarkdownFile::entry( $path, $text, $this->topic( ... ) );
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
				return MarkdownFile::key( $try );
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
				$this->folders[ $path ] = MarkdownFile::words( $part );
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
}
