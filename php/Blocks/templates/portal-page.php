<?php
/**
 * The customers' page in a classic theme.
 *
 * @package Mesa
 */

defined( 'ABSPATH' ) || exit;

// Before the header, so that styles land in the head.
$mesa_content = do_blocks( '<!-- wp:mesa/my-tickets /-->' );

get_header();
?>
<main id="main" class="site-main mesa-portal-page">
	<article class="page type-page hentry entry">
		<div class="entry-content">
			<?php
			// phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- A rendered block.
			echo $mesa_content;
			?>
		</div>
	</article>
</main>
<?php
get_footer();
