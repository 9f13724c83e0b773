<?php
/**
 * Files that visitors send with a form.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Requests;

use Mesa\Actions\Upkeep\StoreFile;
use Mesa\Data\Files\UploadStore;
use Mesa\Data\Site\SettingsStore;
use Mesa\Domain\Form;
use Mesa\Domain\Refusal;
use Mesa\Domain\Text;
use Mesa\Domain\UploadedType;

defined( 'ABSPATH' ) || exit;

/**
 * Checks visitors' files (how many, how large, what kind) and keeps them.
 *
 * @phpstan-import-type FormRow from Form
 */
final class RequestFiles {
	/**
	 * Takes what it works with.
	 *
	 * @param StoreFile     $store    Keeps files.
	 * @param SettingsStore $settings Knows the largest size.
	 * @param UploadStore   $uploads  Files that were sent before their message.
	 */
	public function __construct( private readonly StoreFile $store, private readonly SettingsStore $settings, private readonly UploadStore $uploads ) {}

	/**
	 * The largest file in bytes; 0 when the form takes none.
	 *
	 * @param FormRow       $form     The form.
	 * @param SettingsStore $settings The settings.
	 */
	public static function max_bytes( array $form, SettingsStore $settings ): int {
		return 0 === $form['max_files'] ? 0 : min( $form['max_file_mb'] * MB_IN_BYTES, (int) $settings->get( 'form_max_file_mb' ) * MB_IN_BYTES, wp_max_upload_size() );
	}

	/**
	 * Checks all files first, then keeps them: either all or none.
	 *
	 * @param FormRow                                                            $form    The form.
	 * @param list<array{name: string, tmp_name: string, error: int, size: int}> $posted  As PHP received them.
	 * @param list<string>                                                       $waiting Files that were sent before.
	 * @return list<array{sha256: string, filename: string, content_type: string, size: int, inline: bool, content_id: null}>
	 * @throws Refusal That names the file and says what is wrong with it.
	 */
	public function keep( array $form, array $posted, array $waiting ): array {
		$most = $form['max_files'];
		if ( 0 === $most && ( $posted || $waiting ) ) {
			throw Refusal::invalid( 'files', __( 'This form takes no files.', 'mesa-help-desk' ) );
		}
		if ( count( $posted ) + count( $waiting ) > $most ) {
			/* translators: %d: number of files */
			throw Refusal::invalid( 'files', sprintf( _n( 'Please send at most %d file.', 'Please send at most %d files.', $most, 'mesa-help-desk' ), $most ) );
		}
		$checked = array_map( fn( array $upload ): array => $this->checked( $form, $upload ), $posted );
		$found   = $this->uploads->find( $waiting );
		if ( count( $found ) < count( $waiting ) ) {
			throw Refusal::invalid( 'files', __( 'A file has waited too long for your message. Please choose it once more.', 'mesa-help-desk' ) );
		}
		$kept = $found;
		foreach ( $checked as $file ) {
			$kept[] = $this->store->store_path( $file['path'], $file['filename'], $file['content_type'] );
		}
		return array_map( static fn( array $file ): array => $file + array( 'inline' => false, 'content_id' => null ), $kept );
	}

	/**
	 * Keeps one file until its message comes.
	 *
	 * @param FormRow                                                      $form   The form.
	 * @param array{name: string, tmp_name: string, error: int, size: int} $upload As PHP received it.
	 * @return array{id: string, filename: string, size: int} A "request-file".
	 * @throws Refusal That says what is wrong with it.
	 */
	public function keep_ahead( array $form, array $upload ): array {
		$checked = $this->checked( $form, $upload );
		$stored  = $this->store->store_path( $checked['path'], $checked['filename'], $checked['content_type'] );
		return array( 'id' => $this->uploads->add( $stored ), 'filename' => $stored['filename'], 'size' => $stored['size'] );
	}

	/**
	 * One file, when nothing is wrong with it.
	 *
	 * @param FormRow                                                      $form   The form.
	 * @param array{name: string, tmp_name: string, error: int, size: int} $upload As PHP received it.
	 * @return array{path: string, filename: string, content_type: string}
	 * @throws Refusal Otherwise.
	 */
	private function checked( array $form, array $upload ): array {
		$name = self::filename( $upload['name'] );
		$max  = self::max_bytes( $form, $this->settings );
		if ( 0 === $max ) {
			throw Refusal::invalid( 'files', __( 'This form takes no files.', 'mesa-help-desk' ) );
		}
		$too_large = in_array( $upload['error'], array( UPLOAD_ERR_INI_SIZE, UPLOAD_ERR_FORM_SIZE ), true );
		if ( $too_large || $upload['size'] > $max ) {
			/* translators: 1: file name, 2: size such as "10 MB" */
			throw Refusal::invalid( 'files', sprintf( __( '%1$s is too large. A file may have %2$s.', 'mesa-help-desk' ), $name, size_format( $max ) ) );
		}
		if ( UPLOAD_ERR_OK !== $upload['error'] || ! is_uploaded_file( $upload['tmp_name'] ) ) {
			/* translators: %s: file name */
			throw Refusal::invalid( 'files', sprintf( __( '%s did not arrive completely. Please try again.', 'mesa-help-desk' ), $name ) );
		}
		$type = 0 === $upload['size'] ? null : UploadedType::of( $upload['tmp_name'], $name );
		if ( null === $type ) {
			/* translators: %s: file name */
			throw Refusal::invalid( 'files', sprintf( __( '%s is a kind of file that cannot be sent here. Pictures, PDF, text and office documents can.', 'mesa-help-desk' ), $name ) );
		}
		return array(
			'path'         => $upload['tmp_name'],
			'filename'     => $name,
			'content_type' => $type,
		);
	}

	/**
	 * A name without a path, control characters, or the marks that turn the writing direction to hide an ending.
	 *
	 * @param string $name As the browser sent it.
	 */
	private static function filename( string $name ): string {
		$name = wp_basename( str_replace( '\\', '/', wp_check_invalid_utf8( $name, true ) ) );
		$name = trim( (string) preg_replace( '/[\p{Cc}\p{Cf}<>:"|?*]+/u', '', $name ), " .\t" );
		$ending = strrchr( $name, '.' );
		if ( strlen( $name ) > 190 && is_string( $ending ) && strlen( $ending ) < 20 ) {
			$name = Text::clip_bytes( $name, 190 - strlen( $ending ) ) . $ending;
		}
		return '' === $name ? 'file' : Text::clip_bytes( $name, 190 );
	}
}
